"""Registration over IRC: capabilities, nicks, passwords, SASL and accounts."""

import base64
import hashlib
import hmac
from pathlib import Path
from typing import Any

from irctokens.line import Line
from tests.ground import running
from tests.irc.conftest import House, Irc, housed, words


def plain(name: str, password: str) -> str:
    return base64.b64encode(f"\0{name}\0{password}".encode()).decode()


async def test_capabilities_are_granted_all_or_none(house: House) -> None:
    ann = await house.connect()
    await ann.send("CAP LS 302", "CAP REQ :batch no-such-thing", "CAP REQ :batch", "CAP LIST")
    offered = await ann.until("CAP", "*", "LS", "*")
    more = await ann.until("CAP", "*", "LS")
    assert {"multi-prefix", "sasl=PLAIN,SCRAM-SHA-256"} <= {
        *offered.params[-1].split(),
        *more.params[-1].split(),
    }
    assert (await ann.until("CAP", "*", "NAK")).params[-1] == "batch no-such-thing"
    assert (await ann.until("CAP", "*", "ACK")).params[-1] == "batch"
    assert (await ann.until("CAP", "*", "LIST")).params[-1] == "batch cap-notify"


async def test_an_old_client_reads_all_it_knows_in_one_line(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_name="irc." + "x" * 59) as house:
        ann = await house.connect()
        await ann.send("CAP LS")
        line = await ann.until("CAP", "*", "LS")
        assert len(line.format().encode()) <= 510
        assert {"sasl", "userhost-in-names"} <= set(line.params[2].split())
        assert "=" not in line.params[2]


async def test_nobody_is_registered_while_they_negotiate(house: House) -> None:
    ann = await house.connect()
    await ann.send("CAP LS 302", "NICK ann", "USER u 0 * :r", "PRIVMSG #lobby :x")
    assert (await ann.until("451")).params[0] == "ann"
    assert not [line for line in ann.heard if line.command == "001"]
    await ann.send("CAP END")
    await ann.until("001", "ann")


async def test_a_nick_somebody_has_or_one_that_looks_like_it_is_in_use(house: House) -> None:
    await house.come("bill")
    for nick in ("bill", "BILL", "bi11"):
        other = await house.connect()
        await other.send(f"NICK {nick}", "USER u 0 * :r")
        assert (await other.until("433")).params[1] == nick
        await other.send("NICK somebody")
        await other.until("001", "somebody")
        other.close()
        await other.ended()


async def test_what_cannot_be_a_nick_is_erroneous(house: House) -> None:
    other = await house.connect()
    await other.send("NICK *", "NICK a!b", "USER u 0 * :r", "NICK [brackets]")
    assert [(await other.until("432")).params[1] for _ in range(3)] == ["*", "a!b", "[brackets]"]
    await other.send("NICK fine")
    await other.until("001", "fine")


async def test_a_guest_takes_another_nick_and_everybody_around_sees_it(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    assert words(await ann.ask("NICK anna")) == ["ann NICK anna"]
    assert words(await bob.sync()) == ["ann NICK anna"]
    assert words(await ann.ask("NICK bob"))[0].startswith("irc.linnet 433 anna bob")
    await bob.ask("PRIVMSG anna :hi")
    assert words(await ann.sync()) == ["bob PRIVMSG anna hi"]


async def test_a_registered_nick_is_kept_for_who_knows_the_password(house: House) -> None:
    ann = await house.come("ann")
    told = words(await ann.ask("REGISTER * * correct-horse"))
    assert told[-1].startswith("irc.linnet REGISTER SUCCESS ann")
    assert "rate" not in " ".join(told)
    await ann.send("QUIT")
    await ann.ended()
    thief = await house.connect()
    await thief.send("NICK ann", "USER u 0 * :r")
    await thief.until("433")
    owner = await house.connect()
    await owner.send("CAP REQ :sasl", "AUTHENTICATE PLAIN")
    await owner.until("AUTHENTICATE", "+")
    await owner.send(f"AUTHENTICATE {plain('ann', 'wrong-horse')}")
    await owner.until("904")
    await owner.send("AUTHENTICATE PLAIN", f"AUTHENTICATE {plain('ann', 'correct-horse')}")
    await owner.until("900")
    await owner.until("903")
    await owner.send("NICK other", "USER u 0 * :r", "CAP END")
    await owner.until("001", "ann")


async def test_a_bot_comes_in_with_its_token_again_and_again(house: House) -> None:
    server = house.server.server
    maker = await server.auth.register(
        "Mo", "correct-horse", code=await server.auth.first_owner_code(), address="", agent=""
    )
    _, token = await server.crew.bots.make(maker.person, "dice")
    for _ in range(2):
        dice = await house.connect()
        await dice.send("CAP REQ :sasl", "AUTHENTICATE PLAIN")
        await dice.send(f"AUTHENTICATE {plain('dice', token)}")
        await dice.until("903")
        await dice.send("NICK x", "USER u 0 * :r", "CAP END")
        await dice.until("001", "dice")
        await dice.send("QUIT")
        await dice.ended()
    other = await house.connect()
    await other.send("CAP REQ :sasl", "AUTHENTICATE PLAIN", f"AUTHENTICATE {plain('Mo', token)}")
    await other.until("904")


async def test_an_account_goes_by_its_own_nick(house: House) -> None:
    ann = await house.come("ann")
    await ann.ask("REGISTER * * correct-horse")
    told = words(await ann.ask("NICK anna"))
    assert told == ["irc.linnet 400 ann NICK An account keeps its name; it is your nick"]
    other = await house.connect()
    await other.send("PASS ann:correct-horse", "NICK somebody", "USER u 0 * :r")
    assert (await other.until("001")).params[0] == "ann"


async def test_an_account_can_be_made_before_registration(house: House) -> None:
    ann = await house.connect()
    await ann.send(
        "CAP LS 302", "NICK ann", "REGISTER * * short", "REGISTER * a@b.example long-enough"
    )
    assert (await ann.until("FAIL", "REGISTER")).params[1] == "WEAK_PASSWORD"
    await ann.until("REGISTER", "SUCCESS", "ann")
    await ann.send("USER u 0 * :r", "CAP END")
    await ann.until("001", "ann")
    told = words(await ann.ask("WHOIS ann"))
    assert any(" 330 ann ann ann " in line for line in told)


async def test_a_guest_who_identifies_is_the_account_from_then_on(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    await ann.ask("REGISTER * * correct-horse")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    told = words(await bob.ask("NICKSERV IDENTIFY ann correct-horse"))
    assert "bob NICK ann" in told
    assert "ann JOIN #garden" in told
    assert words(await ann.sync()) == ["bob QUIT Is ann now"]
    assert words(await ann.ask("NICKSERV IDENTIFY ann wrong"))[-1].startswith("NickServ NOTICE")


async def test_a_server_with_a_password_lets_only_those_in_who_give_it(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_password="sesame") as house:
        for before in ((), ("PASS wrong",)):
            other = await house.connect()
            await other.send(*before, "NICK ann", "USER u 0 * :r")
            await other.until("464")
            assert (await other.ended())[-1].command == "ERROR"
        await house.come("ann", before=("PASS sesame",))


async def test_logging_out_everywhere_ends_an_irc_session_too(house: House) -> None:
    ann = await house.come("ann")
    await ann.ask("REGISTER * * correct-horse")
    person = await house.server.server.engine.find_person("ann")
    await house.server.server.auth.log_out_everywhere(person.id)
    assert (await ann.ended())[-1].command == "ERROR"


async def test_an_operator_of_the_settings_has_the_powers_of_an_owner(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_oper="ada secret") as house:
        ann, bob = await house.come("ann"), await house.come("bob", join="#garden")
        assert words(await ann.ask("OPER ada wrong"))[0].startswith("irc.linnet 464")
        assert words(await ann.ask("KILL bob :out"))[0].startswith("irc.linnet 481")
        assert "ann MODE ann +o" in words(await ann.ask("OPER ada secret"))
        await ann.ask("KILL bob :out")
        ends = await bob.ended()
        assert [line.command for line in ends[-2:]] == ["KILL", "ERROR"]


async def scram(client: Irc, name: str, password: str) -> Line:
    """Log in by proof; the line it ended with. Holds the server to its own proof."""

    async def step(message: str) -> str:
        await client.send(f"AUTHENTICATE {base64.b64encode(message.encode()).decode()}")
        line = await client.until("AUTHENTICATE")
        return base64.b64decode(line.params[0]).decode()

    await client.send("AUTHENTICATE SCRAM-SHA-256")
    await client.until("AUTHENTICATE", "+")
    bare = f"n={name},r=abcdefgh"
    told = await step(f"n,,{bare}")
    nonce, salt, rounds = (part.partition("=")[2] for part in told.split(","))
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(salt), int(rounds))
    secret = hmac.digest(salted, b"Client Key", "sha256")
    without = f"c=biws,r={nonce}"
    spoken = f"{bare},{told},{without}".encode()
    signature = hmac.digest(hashlib.sha256(secret).digest(), spoken, "sha256")
    proof = base64.b64encode(bytes(a ^ b for a, b in zip(secret, signature, strict=True))).decode()
    message = base64.b64encode(f"{without},p={proof}".encode()).decode()
    await client.send(f"AUTHENTICATE {message}")
    answer = await client.line()
    if answer.command != "AUTHENTICATE":
        return answer
    mine = hmac.digest(hmac.digest(salted, b"Server Key", "sha256"), spoken, "sha256")
    assert base64.b64decode(answer.params[0]).decode() == f"v={base64.b64encode(mine).decode()}"
    await client.send("AUTHENTICATE +")
    return await client.until("900")


async def test_a_password_is_proven_without_being_said(house: House) -> None:
    ann = await house.come("ann")
    await ann.ask("REGISTER * * correct-horse")
    other = await house.connect()
    await other.send("CAP REQ :sasl")
    await other.until("CAP", "*", "ACK")
    assert (await scram(other, "ann", "wrong-horse")).command == "904"
    assert (await scram(other, "nobody-at-all", "wrong-horse")).command == "904"
    assert (await scram(other, "ann", "correct-horse")).params[2] == "ann"
    await other.send("NICK x", "USER u 0 * :r", "CAP END")
    await other.until("001", "ann")
    await house.server.server.auth.change_password(
        (await house.server.server.engine.find_person("ann")),
        "correct-horse", "another-horse", keep=None, address="",
    )  # fmt: skip
    late = await house.connect()
    await late.send("CAP REQ :sasl")
    await late.until("CAP", "*", "ACK")
    assert (await scram(late, "ann", "correct-horse")).command == "904"


async def test_passwords_from_before_are_proven_after_they_were_said_once(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as server:
        how: dict[str, Any] = {"code": None, "address": "", "agent": ""}
        await server.server.auth.register("ann", "correct-horse", **how)
    async with housed(tmp_path / "data") as house:
        old = await house.connect()
        await old.send("CAP REQ :sasl")
        await old.until("CAP", "*", "ACK")
        assert (await scram(old, "ann", "correct-horse")).command == "904"
        await house.come("x", before=("PASS ann:correct-horse",))
        assert (await scram(old, "ann", "correct-horse")).command == "900"


async def test_answers_to_pings_are_not_taken_for_somebody_who_types(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", heartbeat=0.5, idle_timeout=1.5) as house:
        ann = await house.come("Ann")
        while True:
            line = await ann.line()
            if line.command == "ERROR":
                break
            if line.command == "PING":
                await ann.send(f"PONG {line.params[0]}")
        assert "Nothing was heard" in line.params[0]


async def test_a_nick_that_somebody_has_for_now_cannot_be_registered_by_another(
    house: House,
) -> None:
    await house.come("rosa")
    other = await house.connect()
    await other.send("NICK rosa", "REGISTER * * correct-horse")
    assert (await other.until("FAIL")).params[:3] == ["REGISTER", "USERNAME_EXISTS", "rosa"]


async def test_an_operator_reads_of_what_they_redact_from_outside(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_oper="god mode-on") as house:
        caps = ("message-tags", "echo-message", "draft/message-redaction")
        ann = await house.come("ann", *caps, join="#garden")
        oper = await house.come("oper", *caps)
        await oper.ask("OPER god mode-on")
        (said,) = await ann.ask("PRIVMSG #garden :spam")
        id = (said.tags or {})["msgid"]
        for told in (await oper.ask(f"REDACT #garden {id} :enough"), await ann.sync()):
            assert words(told) == [f"oper REDACT #garden {id} enough"]
