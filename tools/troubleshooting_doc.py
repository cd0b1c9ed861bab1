"""Writes docs/troubleshooting.md: what can go wrong, and every reason for a refusal.

Run `.venv/bin/python tools/troubleshooting_doc.py` after a reason changed; `--check` only says
whether the page is stale. A new reason needs a line in `BEHIND`.
"""

import sys
from pathlib import Path

from linnet.protocol.reasons import SENTENCES, Reason

PAGE = Path(__file__).parent.parent / "docs" / "troubleshooting.md"
HEAD = Path(__file__).parent / "troubleshooting_head.md"
_PROGRAM = "a mistake in a program; people do not meet it"
BEHIND = {
    "bad-frame": f"{_PROGRAM}, unless the client is much newer than the server",
    "too-large": "more bytes than one command may have; long texts go as a file",
    "not-text": _PROGRAM,
    "hello-first": "a request without a sign-in; the sentence has the line to type",
    "hello-twice": _PROGRAM,
    "bad-token": "the sign-in ended: after logging out, a new password, or erasure; sign in anew",
    "no-such-room": "misspelt, or a private room: the answer is the same on purpose",
    "no-such-person": "the name is misspelt; the six digits of a person always work",
    "not-a-member": "`/join` the room",
    "not-allowed": "who may do what: [Keeping order](moderation.md)",
    "already-there": "somebody did it before you, or you did",
    "cannot-leave": "the lobby and rooms of two have no way out; `/level nothing` keeps them quiet",
    "last-owner": "`/role NAME owner` first",
    "room-name-taken": "an open room has it; private rooms may share names",
    "bad-room-name": "no spaces: `tea-time`",
    "bad-name": "emoji, line breaks and invisible letters are in no name",
    "name-taken": "names that look alike are one; your account's password makes it yours again",
    "name-reserved": "names such as `server` and `room` would be taken for something else",
    "empty-text": "only spaces, or nothing at all",
    "bad-text": "control characters, such as colours in the output of a program",
    "too-long": "the sentence says the limit; longer texts go as a file",
    "send-id-reused": _PROGRAM,
    "no-such-file": "it was deleted, or is in a room you are not in",
    "disk-full": "the server's disk; messages still get through",
    "quota": "the setting `file_quota`; deleting messages frees what was in them",
    "no-such-message": "its number is of another room, or it never was",
    "message-deleted": "somebody deleted it while you were at it",
    "too-late": "the room's policy `edit_within`, or an undo after a day",
    "too-many": "the sentence says of what; `docs/protocol.md` has the limits",
    "not-an-emoji": "one emoji, or its `:name:`",
    "muted": "for a time, which the answer says; moderators lift it with `/unmute`",
    "kicked": "nothing keeps you from coming back",
    "banned": "from a room or the whole server; moderators lift it with `/unban`",
    "locked": "moderators open it with `/unlock`",
    "slow-mode": "clients wait and send it by themselves",
    "no-direct": "the setting `direct_messages`, or the policy `no_direct` of a room you share",
    "invitation-needed": "the room's policy `invited`; somebody in it types `/invite YOU`",
    "room-full": "the room's policy `most`, or an IRC client's mode `+l`",
    "key-needed": "`/join ROOM KEY`, or in an IRC client `/join #room key`",
    "bad-search": "[Search](search.md) says what can be typed",
    "bad-setting": "the sentence says what is allowed: [Settings](settings.md)",
    "no-such-act": "acts can be taken back for a day, and once",
    "no-such-report": "another moderator was quicker",
    "not-with-yourself": "a direct room, a block or a ban needs another person",
    "bad-password": "after some tries one must wait; forgotten: ask the owner for a new card",
    "weak-password": "longer is better than odder",
    "new-password": "the one-time password from a card; after the first login you have your own",
    "guests-off": "the setting `guests`; ask the owner for an account",
    "registration-closed": "the setting `registration`; the owner makes accounts: `linnet people`",
    "bad-code": "codes work once; the code for the first owner is printed anew at each start",
    "already-an-account": "`linnet logout` ends this sign-in; or come in under another name",
    "rate-limited": "clients wait and send again by themselves; [rates](running.md#rates)",
    "store-failed": "the disk: [Bad disks](operating.md#bad-disks); sent again it is not doubled",
    "server-full": "the setting `max_connections`",
    "server-stopping": "a restart; clients come back by themselves",
    "too-slow": "a bad network or a busy machine; clients come back and miss nothing",
    "idle": "no answer to a ping for half a minute, or the setting `idle_timeout`",
    "signed-out": "somebody ended it: you on another device, a new password, or a moderator",
    "bad-origin": "a page under a name that the server does not know as its own: `host_names`",
    "no-such-path": "a typing mistake in an address",
    "wrong-method": "GET instead of POST, or the like",
    "wrong-offset": f"an upload that went on at the wrong place; clients ask and go on; {_PROGRAM}",
    "not-a-picture": "avatars are pictures; other kinds go as a file",
}


def page() -> str:
    """The whole page. Raises SystemExit for a reason without a line."""
    if missing := [reason.value for reason in Reason if reason.value not in BEHIND]:
        raise SystemExit(f"tools/troubleshooting_doc.py: say what is behind {', '.join(missing)}")
    parts = [HEAD.read_text(encoding="utf-8").rstrip()]
    parts += ["\n| reason | it says | what is behind it, and what helps |", "|---|---|---|"]
    for reason in Reason:
        parts.append(f"| `{reason}` | {SENTENCES[reason]} | {BEHIND[reason.value]} |")
    return "\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
        if stale:
            print("docs/troubleshooting.md is stale: run tools/troubleshooting_doc.py")
        return int(stale)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
