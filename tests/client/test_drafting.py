"""What one was writing, while it is said, cut off, and taken over by a later run."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from tests.client.little import LittleServer
from tests.client.rig import Rig
from tests.client.test_session_model import end_well, run_anew, said_by

from linnet.protocol.commands import Say, SetDraft
from linnet.protocol.ids import LOBBY

STEPS = st.lists(st.sampled_from(["write", "say", "cut", "connect", "up", "down"]), max_size=25)


def play(rig: Rig, steps: list[str], words: str) -> tuple[list[str], str]:
    """Do the steps: what was said, and what is being written at last."""
    said: list[str] = []
    writing = ""
    for number, step in enumerate(steps):
        send_id = f"{step}-{number}"
        if step == "write":
            writing = words.format(number)
            rig.session.ask(SetDraft(send_id, "#lobby", writing))
        elif step == "say" and writing:
            said.append(f"{writing} And {number}")
            writing = ""
            rig.session.wish(Say(send_id, "lobby", said[-1]), rig.now)
        elif step == "cut":
            rig.cut()
        elif step == "connect" and rig.line is None:
            rig.connect()
        elif step in ("up", "down"):
            getattr(rig, step)(1)
    return said, writing


def drafts(rig: Rig) -> tuple[str, str]:
    """What the client takes for being written, and what the server keeps."""
    draft = rig.session.world.rooms[LOBBY].draft
    kept = rig.server.rooms[LOBBY].drafts
    return "" if draft is UNSET else draft.text, "".join(one.text for one in kept.values())


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_what_is_said_is_no_draft_and_what_is_not_stays_one(steps):
    rig = Rig(LittleServer())
    rig.connect()
    rig.settle()
    said, writing = play(rig, steps, "The same again.")
    assert drafts(rig)[0] == writing
    end_well(rig)
    assert said_by(rig.server, "Ann") == said
    assert drafts(rig) == (writing, writing)


@settings(max_examples=300, deadline=None)
@given(STEPS, st.booleans(), st.booleans())
def test_what_was_said_is_no_draft_of_a_later_run(steps, keeps, late):
    rig = Rig(LittleServer())
    rig.connect()
    rig.settle()
    said, _ = play(rig, steps, "Something else, {}.")
    wishes = run_anew(rig, keeps)
    if late:
        rig.settle()
    rig.session.adopt(wishes)
    end_well(rig)
    assert said_by(rig.server, "Ann") == said
    mine, kept = drafts(rig)
    assert mine == kept
    assert not mine or not any(text.startswith(mine) for text in said)
