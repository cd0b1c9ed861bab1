"""A script that types every command of the linear chat at a terminal, as a person would."""

from pathlib import Path

from tests.ground import running

from linnet.terminal.commands.table import ROWS

PASSWORD = "a very long secret"
# What Ann types, and what she sees then; Ben is there, and said message 1.
WALK = (
    ("/help", "//text is a message"),
    ("hello **all**", "hello all [2]"),
    ("/edit hello everybody", "changed [2]: hello everybody"),
    ("/reply 1 welcome", "welcome [4]"),
    ("/thread 4", "first words [1]"),
    ("/react 1 :tada:", "reacted 🎉 to [1]"),
    ("/reactions 1", "🎉: Ann"),
    ("/unreact 1 🎉", "took 🎉 back from [1]"),
    ("/pin 1", "pinned [1]"),
    ("/pins", "first words"),
    ("/unpin 1", "unpinned [1]"),
    ("a ||secret||", "a ▒▒▒ [9 spoiler]"),
    ("/show 9", "a secret"),
    ("/policy keep-editions on", "earlier texts"),
    ("/edit 9 no secret", "changed [9]: no secret"),
    ("/editions 9", "a ▒▒▒"),
    ("/delete 9", "deleted [9]"),
    ("/history 2", "(deleted) [9]"),
    ("/goto 1", "first words [1]"),
    ("/search everybody", "1 found:"),
    ("/more", "there is no more"),
    ("/policy receipts names", "one can ask who has read"),
    ("/readers 1", "was read by"),
    ("/upload {file} look", "[file] walk.txt (4 bytes)"),
    ("/download walk.txt {folder}/got.txt", "walk.txt is in"),
    ("/draft unfinished", "kept;"),
    ("/draft --drop", "forgotten"),
    ("/level mentions", "only what calls you"),
    ("/create garden", "made the room #garden"),
    ("/topic tulips", "set the topic"),
    ("/rename tulips", "#tulips"),
    ("/invite Ben", "brought Ben in"),
    ("/link new 2h 30", "/#/join/"),
    ("/link", "0 of 30 came"),
    ("/accept 0000", "wrong or used up"),
    ("/who", "Ben"),
    ("/about Ben", "guest"),
    ("/role Ben moderator", "made Ben a moderator"),
    ("/slow 10s", "10 s"),
    ("/lock", "only moderators write"),
    ("/unlock", "everybody writes again"),
    ("/voice Ben", "Ben has a voice now"),
    ("/unvoice Ben", "Ben has no voice now"),
    ("/key sesame", "one needs the key"),
    ("/mask kept-out guest-*", "kept out"),
    ("/bot", "you answer for no bot"),
    ("/hook", "has no webhooks"),
    ("/ssh-key", "you have none"),
    ("/retention off", "it is so already"),
    ("/mute Ben 10m noise", "muted Ben"),
    ("/unmute Ben", "lets Ben speak again"),
    ("/kick Ben", "put Ben out"),
    ("/ban Ben", "banned Ben"),
    ("/unban Ben", "lets Ben come back"),
    ("/acts", "banned"),
    ("/undo 1", "was taken back"),
    ("/leave", "#lobby - "),
    ("/join lobby", "#lobby >"),
    ("/rooms", "tulips"),
    ("/msg Ben psst", "[private] to Ben: psst"),
    ("/block Ben", "is not shown any more"),
    ("/blocked", "Ben"),
    ("/unblock Ben", "is shown again"),
    ("/report 1 odd", "reported"),
    ("/reports", "odd"),
    ("/resolve 1", "looked at"),
    ("/invite-code", "makes one account"),
    ("/purge Ben", "/yes"),
    ("/yes", "removed"),
    ("/erase Ben", "/yes"),
)
ELSEWHERE = {"/claim", "/login", "/exit"}
"""Typed at the beginning and the end, because they ask or end."""


def test_the_walk_leaves_no_command_out_and_no_echo_can_pass_for_an_answer() -> None:
    assert not [typed for typed, seen in WALK if seen in typed]
    assert {typed.split()[0] for typed, _ in WALK if typed[0] == "/"} | ELSEWHERE == set(ROWS)


async def test_every_command_does_at_a_terminal_what_it_says(tmp_path: Path, open_terminal) -> None:
    file = tmp_path / "walk.txt"
    file.write_text("walk")
    places = {"file": file, "folder": tmp_path}
    async with running(tmp_path / "data") as server, server.wire("Ben") as ben:
        await ben.say("first words")
        code = await server.server.auth.first_owner_code()
        terminal = await open_terminal("--plain", "--port", server.port, "--name", "Ann")
        await terminal.until("#lobby >")
        terminal.type(f"/claim {code}\r")
        await terminal.until("A password for your account")
        terminal.type(f"{PASSWORD}\r")
        await terminal.until("The same again")
        terminal.type(f"{PASSWORD}\r")
        await terminal.until("you have an account now")
        terminal.type("/thre\t1\r")
        await terminal.until("nothing here answers [1]")
        for typed, seen in WALK:
            after = len(terminal.seen)
            terminal.type(typed.format(**places) + "\r")
            await terminal.until(seen, after=after)
        terminal.type("/login Ann\r")
        await terminal.until("The password of Ann")
        terminal.type(f"{PASSWORD}\r")
        await terminal.until("as Ann (", after=len(terminal.seen))
        terminal.type("/exit\r")
        assert await terminal.end() == 0
    assert (tmp_path / "got.txt").read_text() == "walk"
