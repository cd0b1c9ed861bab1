"""Code in its box: the box has edges, and copying it gives the code and nothing else."""

from tests.desktop.conftest import Hand, Place

from linnet.desktop.conversation.runs import CodeEdge


def test_code_stands_in_a_box_and_is_copied_without_it(ann: Hand, place: Place):
    seq = place.say("Bob", "look:\n```python\nif x:\n    print(1)\n```\nthere")
    ann.until(lambda: "there" in ann.paper)
    conversation = ann.chat.conversation
    placed = conversation.sheet.find(seq)
    assert placed is not None
    copied = conversation.paper.copied(placed.mark, conversation.sheet.end_of(placed))
    assert copied.split("\n")[1:] == ["look:", "if x:", "    print(1)", "there", ""]
    edges = [one for one in conversation.paper._sketches.values() if isinstance(one, CodeEdge)]
    assert [edge.upper for edge in edges] == [True, False]


def test_a_message_that_begins_with_code_leaves_room_for_its_author(ann: Hand, place: Place):
    seq = place.say("Bob", "```\ncode\n```")
    ann.until(lambda: "code" in ann.paper)
    paper = ann.chat.conversation.paper
    placed = ann.chat.conversation.sheet.find(seq)
    assert placed is not None
    ann.root.update_idletasks()
    edge = next(name for name, one in paper._sketches.items() if isinstance(one, CodeEdge))
    below = paper.dlineinfo(f"{paper.index(placed.mark)} + 1 lines")
    assert paper.dlineinfo(paper.index(edge))[1] >= below[1] + below[3]
