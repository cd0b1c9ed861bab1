"""The place one reads stays, whatever comes; what is far away has no lines."""

from linnet.fullscreen.stretch import MOST


async def test_ones_place_stays_when_more_comes_than_is_held(net, look):
    for number in range(120):
        net.server.post(f"line {number}.")
    async with look(net.port) as seen:
        await seen.until("line 119.")
        await seen.pilot.press("pageup", "pageup")
        before = seen.lines[2:20]
        for number in range(MOST + 50):
            net.server.post(f"later {number}.")
        await seen.until(f"{MOST + 50} new ↓")
        assert seen.lines[2:20] == before
        assert not seen.app.conversation.stretch.tail
        await seen.pilot.press("end")
        await seen.until(f"later {MOST + 49}.", gone="new ↓")


async def test_ones_place_within_a_long_message_or_a_long_answer_stays(net, look):
    net.server.post("\n\n".join(f"part {number}." for number in range(60)))
    async with look(net.port) as seen:
        await seen.until("part 59.")
        await seen.pilot.press("pageup")
        before = seen.lines[2:20]
        assert "part 59." not in seen.text
        net.server.post("one more")
        await seen.until("1 new ↓")
        assert seen.lines[2:20] == before
        await seen.pilot.press("end")
        await seen.say("/help all")
        await seen.until("quit or Ctrl+D")
        await seen.pilot.press("pageup")
        before = seen.lines[2:20]
        net.server.post("and one more")
        await seen.until("1 new ↓")
        assert seen.lines[2:20] == before


async def test_only_what_may_be_seen_soon_has_lines(net, look):
    for number in range(300):
        net.server.post(f"line {number}.")
    async with look(net.port) as seen:
        await seen.until("line 299.")
        shown = seen.app.conversation
        page = shown.size.height
        most = 0
        while "line 0." not in seen.text:
            await seen.pilot.press("pageup")
            most = max(most, len(shown._rows))
        assert most < 5 * page
        await seen.pilot.press("end")
        await seen.until("line 299.")
        assert len(shown._rows) < 3 * page
        await seen.pilot.press("shift+up", "home")
        await seen.until("line 0.")
