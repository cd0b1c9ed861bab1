"""RELAYMSG: what people of another network say, told by a program under their names there."""

from linnet.doors.irc import text
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.moderation import ordered
from linnet.doors.irc.names import may_be_nick
from linnet.hub.permissions import Act, may
from linnet.protocol import limits

APART = "/"
"""What a nick of elsewhere has, and no name here can have."""


async def relay(client: IrcConnection, line: Line) -> None:
    """`RELAYMSG #room nick/network :text`, for who may have programs post into the room.

    Other doors read `<nick/network> text`, said by whoever relays it.
    """
    channel, nick, words = line.params[0], line.params[1], line.params[2]
    room = await ordered(client, channel)
    if room is None:
        return
    letters = client.house.settings.any_letters
    if APART not in nick or not may_be_nick(nick, letters) or set(nick) & set("<>"):
        client.fail("RELAYMSG", "INVALID_NICK", f"A nick of elsewhere has a {APART}")
    elif len(nick.encode()) > limits.NAME:
        client.fail("RELAYMSG", "INVALID_NICK", f"A nick has at most {limits.NAME} bytes")
    elif not may(client.acting, Act.HOOK, room, client.house.engine.clock()):
        client.fail("RELAYMSG", "PRIVS_NEEDED", "Only moderators of the room relay")
    else:
        client.say_so(room.id, f"<{nick}> {text.plain(words)}", "r")


COMMANDS = {"RELAYMSG": (relay, 3)}
