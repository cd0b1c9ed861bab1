"""HELP: what one can do here, and how each command is written."""

from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.numerics import (
    ERR_HELPNOTFOUND,
    RPL_ENDOFHELP,
    RPL_HELPSTART,
    RPL_HELPTXT,
)

SUBJECTS = {
    "": ("Join a room with JOIN #room; the one for everybody is #lobby.",
         "Write to it with PRIVMSG #room :text, or to a person with PRIVMSG nick :text.",
         "LIST shows the open rooms, WHOIS nick who somebody is.",
         "REGISTER * * password makes this nick an account of yours.",
         "HELP REGISTER, HELP HISTORY, HELP MODE and HELP with any command say more."),
    "REGISTER": ("REGISTER * * password: your nick becomes an account, with all you said.",
                 "Later you log in with SASL, or with PASS nick:password."),
    "HISTORY": ("CHATHISTORY LATEST #room * 50 shows what was said last (draft/chathistory).",),
    "MODE": ("+o is an owner of the room, +h a moderator, +b a ban, +m: only those two write.",),
    "AWAY": ("AWAY :text tells others you are away; AWAY alone, that you are back.",),
    "CHATHISTORY": ("CHATHISTORY LATEST #room * 50; also BEFORE, AFTER, BETWEEN, AROUND.",),
    "INVITE": ("INVITE nick #room makes somebody a member of a room.",),
    "ISON": ("ISON nick nick: which of these are here.",),
    "JOIN": ("JOIN #room, or JOIN #room key; a room that is not there is made.",),
    "KICK": ("KICK #room nick :why puts somebody out of a room.",),
    "KILL": ("KILL nick :why puts somebody off the server, for operators.",),
    "LIST": ("LIST shows the open rooms; LIST *tea*, LIST >5 and LIST T<60 only some.",),
    "LUSERS": ("LUSERS: how many are here.",),
    "MARKREAD": ("MARKREAD #room timestamp=... moves your read marker (draft/read-marker).",),
    "METADATA": ("METADATA * SET key :value says something of yourself (draft/metadata-2).",),
    "MONITOR": ("MONITOR + nick,nick tells you when they come and go; - and C stop that.",),
    "NAMES": ("NAMES #room: who is in a room.",),
    "NICK": ("NICK name takes another name; an account keeps its own.",),
    "NOTICE": ("NOTICE #room :text, like PRIVMSG; nothing answers it by itself.",),
    "OPER": ("OPER name password makes you an operator.",),
    "PART": ("PART #room :why leaves a room.",),
    "PRIVMSG": ("PRIVMSG #room :text writes to a room, PRIVMSG nick :text to a person.",),
    "QUIT": ("QUIT :why ends the connection.",),
    "REDACT": ("REDACT #room msgid :why deletes a message (draft/message-redaction).",),
    "RENAME": ("RENAME #room #other :why gives a room another name.",),
    "SETNAME": ("SETNAME :name changes your real name.",),
    "TOPIC": ("TOPIC #room shows what a room is about; TOPIC #room :text says so.",),
    "WALLOPS": ("WALLOPS :text writes to all who have mode +w, for operators.",),
    "WHO": ("WHO #room, or WHO nick: users, hosts, who is away.",),
    "WHOIS": ("WHOIS nick: who somebody is, their id, the rooms you may see them in.",),
    "WHOWAS": ("WHOWAS nick: who left lately under that nick.",),
}  # fmt: skip


async def help(client: IrcConnection, line: Line) -> None:
    """What one can do here."""
    subject = line.params[0].upper() if line.params else ""
    found = SUBJECTS.get(subject)
    shown = subject[:32] or "*"
    if found is None:
        client.reply(ERR_HELPNOTFOUND, shown, "There is no help on this; try HELP alone")
        return
    client.reply(RPL_HELPSTART, shown, found[0])
    for one in found[1:]:
        client.reply(RPL_HELPTXT, shown, one)
    client.reply(RPL_ENDOFHELP, shown, "That is all")


COMMANDS = {"HELP": (help, 0), "HELPOP": (help, 0)}
