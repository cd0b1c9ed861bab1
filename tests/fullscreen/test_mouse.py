"""What a mouse does on the full screen."""


def place(seen, text, after=0):
    """Where a text stands on the screen: column and line."""
    for y, line in enumerate(seen.lines):
        x = line.find(text, after)
        if x >= 0:
            return x + 1, y
    raise AssertionError(f"{text} is not there:\n{seen.text}")


async def test_a_click_goes_to_a_room_and_shows_who_somebody_is(server, look):
    async with server.wire("Ben") as ben, look(server.port, size=(140, 30)) as seen:
        await ben.say("over there")
        await seen.until("connected", "over there")
        await seen.say("/create garden")
        await seen.until("Message #garden")
        await seen.pilot.click(offset=place(seen, "# lobby"))
        await seen.until("Message #lobby", "over there")
        await seen.pilot.click(offset=place(seen, "Ben", after=100))
        await seen.until("guest", ben.welcome["you"]["id"])


async def test_a_click_chooses_a_message_and_another_one_lists_what_can_be_done(server, look):
    async with server.wire("Ben") as ben, look(server.port, size=(140, 30)) as seen:
        await ben.say("the first")
        await ben.say("the second")
        await seen.until("connected", "the second")
        await seen.pilot.click(offset=place(seen, "the first"))
        chosen = seen.app.conversation.stretch.entry(seen.app.conversation.chosen)
        assert chosen.body.text == "the first"
        await seen.until("Enter all deeds")
        await seen.pilot.click(offset=place(seen, "the first"))
        await seen.until("What to do with it", "Answer")
        await seen.pilot.click("#found", offset=(4, 0))
        await seen.until("answers ", "Ben: the first")
        assert seen.app.composer.box.text.startswith("/reply ")
