"""The table of addresses: what `/api/v1` answers, and the document made from it."""

from linnet.doors.http import (
    files,
    keeping,
    messages,
    mine,
    moderation,
    people,
    rooms,
    search,
    shapes,
    talk,
)
from linnet.doors.http import moderation_shapes as order
from linnet.doors.http.administration_routes import ADMINISTRATION, MINE
from linnet.doors.http.administration_shapes import Bars
from linnet.doors.http.asked import Address
from linnet.doors.http.bots import BOTS
from linnet.doors.http.hooks import HOOKS
from linnet.doors.http.invitations import INVITATIONS
from linnet.doors.http.keys import KEYS
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView
from linnet.protocol.people import Person, Present
from linnet.protocol.reasons import Reason

R = Reason
PREFIX = "/api/v1"

_NAME = (R.BAD_NAME, R.NAME_TAKEN, R.NAME_RESERVED, R.TOO_LONG, R.RATE_LIMITED)
_CODE = (R.REGISTRATION_CLOSED, R.BAD_CODE, R.NOT_ALLOWED, R.WEAK_PASSWORD)
_ROOM = (R.NO_SUCH_ROOM, R.KEY_NEEDED)
_OWN = (*_ROOM, R.NOT_A_MEMBER, R.NOT_ALLOWED)
_CHANGE = (*_ROOM, R.NOT_A_MEMBER, R.NOT_ALLOWED, R.SEND_ID_REUSED)
_MESSAGE = (
    *_CHANGE, R.NO_DIRECT, R.MUTED, R.LOCKED, R.SLOW_MODE, R.NO_SUCH_MESSAGE, R.MESSAGE_DELETED,
)  # fmt: skip
_TEXT = (R.EMPTY_TEXT, R.BAD_TEXT, R.TOO_LONG)
_ROOM_NAME = (R.BAD_ROOM_NAME, R.ROOM_NAME_TAKEN, R.TOO_LONG, R.BAD_TEXT)
_UPLOAD = (R.QUOTA, R.DISK_FULL, R.RATE_LIMITED)
_SOMEBODY = (R.NO_SUCH_PERSON, R.ALREADY_THERE)
_ACT = (*_CHANGE, *_SOMEBODY, R.NOT_WITH_YOURSELF, R.LAST_OWNER)
_WHY = (R.TOO_LONG, R.BAD_TEXT)
_SEE = (*_ROOM, R.NOT_A_MEMBER, R.NOT_ALLOWED)

ALWAYS = (
    R.BAD_FRAME, R.NOT_TEXT, R.TOO_LARGE, R.TOO_SLOW, R.IDLE, R.BAD_ORIGIN, R.STORE_FAILED,
    R.SERVER_STOPPING,
)  # fmt: skip
"""Why any address may refuse."""
SIGNED = (
    R.HELLO_FIRST, R.BAD_TOKEN, R.BAD_PASSWORD, R.NEW_PASSWORD, R.RATE_LIMITED, R.BANNED,
)  # fmt: skip
"""Why any address for the signed in may refuse."""

ADDRESSES = (
    Address(method="GET", path="", action=people.look, answer=shapes.Here, signed=False),
    Address(
        method="POST", path="/guests", action=people.enter, signed=False, status=201,
        wish=shapes.Enter, answer=shapes.SignedIn, reasons=(*_NAME, R.GUESTS_OFF, R.BANNED),
    ),
    Address(
        method="POST", path="/accounts", action=people.register, signed=False, status=201,
        wish=shapes.Register, answer=shapes.SignedIn, reasons=(*_NAME, *_CODE, R.BANNED),
    ),
    Address(
        method="POST", path="/sessions", action=people.log_in, signed=False, status=201,
        wish=shapes.LogIn, answer=shapes.SignedIn,
        reasons=(
            R.BAD_PASSWORD, R.RATE_LIMITED, R.BANNED, R.NEW_PASSWORD, R.WEAK_PASSWORD,
        ),
    ),
    Address(
        method="DELETE", path="/sessions/current", action=people.log_out, answer=shapes.Ended
    ),
    Address(
        method="DELETE", path="/sessions", action=people.log_out_everywhere, wish=shapes.Others,
        answer=shapes.Ended,
    ),
    *MINE,
    Address(method="GET", path="/me", action=people.me, answer=Person),
    Address(
        method="PATCH", path="/me", action=people.rename, wish=shapes.NewName, answer=Person,
        reasons=(*_NAME, R.NOT_ALLOWED),
    ),
    Address(
        method="PUT", path="/me/password", action=people.change_password,
        wish=shapes.ChangePassword, answer=shapes.Ended, reasons=(R.WEAK_PASSWORD,),
    ),
    Address(
        method="POST", path="/me/claim", action=people.claim, wish=shapes.Claim,
        answer=Person, reasons=(*_NAME, *_CODE, R.ALREADY_AN_ACCOUNT),
    ),
    Address(
        method="GET", path="/me/blocked", action=mine.blocked, answer=shapes.BlockedPeople
    ),
    Address(
        method="PUT", path="/me/blocked/{person}", action=mine.block,
        answer=shapes.BlockedPeople,
        reasons=(R.NO_SUCH_PERSON, R.NOT_WITH_YOURSELF, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/me/blocked/{person}", action=mine.unblock,
        answer=shapes.BlockedPeople, reasons=(R.NO_SUCH_PERSON,),
    ),
    Address(
        method="GET", path="/people/{person}", action=people.person, answer=Present,
        reasons=(R.NO_SUCH_PERSON,),
    ),
    Address(method="GET", path="/rooms", action=rooms.rooms, answer=shapes.Rooms),
    Address(
        method="POST", path="/rooms", action=rooms.make_room, status=201,
        wish=shapes.MakeRoom, answer=RoomView, reasons=(*_ROOM_NAME, R.MUTED, R.SEND_ID_REUSED),
    ),
    Address(
        method="GET", path="/rooms/{room}", action=rooms.room, answer=RoomView, reasons=_ROOM
    ),
    Address(
        method="PATCH", path="/rooms/{room}", machine=True, action=rooms.change_room,
        wish=shapes.ChangeRoom, answer=RoomView, reasons=(*_CHANGE, R.MUTED, *_ROOM_NAME),
    ),
    Address(
        method="GET", path="/rooms/{room}/entries", action=talk.entries,
        wish=shapes.PageWish, answer=shapes.Page, reasons=_ROOM,
    ),
    Address(
        method="POST", path="/rooms/{room}/messages", machine=True, action=talk.say, status=201,
        wish=shapes.Post, answer=Entry,
        reasons=(*_MESSAGE, *_TEXT, R.NO_SUCH_FILE, R.TOO_MANY),
    ),
    Address(
        method="GET", path="/rooms/{room}/messages/{seq}", action=messages.message,
        answer=Entry, reasons=(*_ROOM, R.NO_SUCH_MESSAGE),
    ),
    Address(
        method="PATCH", path="/rooms/{room}/messages/{seq}", action=messages.edit,
        wish=shapes.Words, answer=Entry,
        reasons=(*_MESSAGE, *_TEXT, R.ALREADY_THERE, R.TOO_LATE),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/messages/{seq}", action=messages.delete,
        answer=Entry, reasons=(*_MESSAGE, R.TOO_LATE),
    ),
    Address(
        method="PUT", path="/rooms/{room}/messages/{seq}/reactions/{emoji}",
        action=messages.react, answer=Entry,
        reasons=(*_MESSAGE, R.NOT_AN_EMOJI, R.ALREADY_THERE, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/messages/{seq}/reactions/{emoji}",
        action=messages.unreact, answer=Entry,
        reasons=(*_MESSAGE, R.NOT_AN_EMOJI, R.ALREADY_THERE),
    ),
    Address(
        method="PUT", path="/rooms/{room}/messages/{seq}/pin", action=messages.pin,
        answer=Entry, reasons=(*_MESSAGE, R.ALREADY_THERE, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/messages/{seq}/pin", action=messages.unpin,
        answer=Entry, reasons=(*_MESSAGE, R.ALREADY_THERE),
    ),
    Address(
        method="GET", path="/rooms/{room}/messages/{seq}/editions", action=messages.editions,
        wish=shapes.Offset, answer=shapes.EarlierTexts, reasons=(*_ROOM, R.NO_SUCH_MESSAGE),
    ),
    Address(
        method="GET", path="/rooms/{room}/messages/{seq}/readers", action=mine.readers,
        answer=shapes.ReadBy,
        reasons=(*_ROOM, R.NOT_A_MEMBER, R.NOT_ALLOWED, R.NO_SUCH_MESSAGE, R.MESSAGE_DELETED),
    ),
    Address(
        method="GET", path="/rooms/{room}/pins", action=messages.pins, wish=shapes.Offset,
        answer=shapes.PinnedMessages, reasons=_ROOM,
    ),
    Address(
        method="GET", path="/rooms/{room}/policy", machine=True, action=rooms.policy,
        answer=shapes.WholePolicy, reasons=_ROOM,
    ),
    Address(
        method="PUT", path="/rooms/{room}/policy", machine=True, action=rooms.set_policy,
        wish=shapes.ChangePolicy, answer=shapes.WholePolicy,
        reasons=(*_CHANGE, R.ALREADY_THERE),
    ),
    Address(
        method="PUT", path="/rooms/{room}/read", action=talk.read,
        wish=shapes.ReadUpTo, answer=shapes.Reached, reasons=_ROOM,
    ),
    Address(
        method="PUT", path="/rooms/{room}/level", action=mine.set_level,
        wish=shapes.NewLevel, answer=RoomView, reasons=_OWN,
    ),
    Address(
        method="PUT", path="/rooms/{room}/draft", action=mine.set_draft,
        wish=shapes.NewDraft, answer=RoomView, reasons=(*_OWN, R.BAD_TEXT, R.TOO_LONG),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/draft", action=mine.drop_draft, answer=RoomView,
        reasons=_OWN,
    ),
    Address(
        method="GET", path="/rooms/{room}/people", action=rooms.people,
        wish=shapes.PeopleWish, answer=shapes.People, reasons=_ROOM,
    ),
    Address(
        method="GET", path="/rooms/{room}/members/{person}", action=rooms.member,
        answer=Present, reasons=(*_ROOM, R.NO_SUCH_PERSON),
    ),
    Address(
        method="GET", path="/rooms/{room}/bars", action=rooms.bars_of, machine=True,
        answer=Bars, reasons=_SEE,
    ),
    Address(
        method="PUT", path="/rooms/{room}/members/me", action=rooms.join, wish=shapes.Key,
        answer=RoomView,
        reasons=(
            *_ROOM, R.ALREADY_THERE, R.SEND_ID_REUSED, R.BANNED, R.INVITATION_NEEDED, R.ROOM_FULL,
        ),
    ),
    Address(
        method="PUT", path="/rooms/{room}/voices/{person}", machine=True, action=rooms.give_voice,
        answer=Entry, reasons=(*_CHANGE, *_SOMEBODY, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/voices/{person}", machine=True,
        action=rooms.take_voice, answer=Entry, reasons=(*_CHANGE, *_SOMEBODY),
    ),
    Address(
        method="PUT", path="/rooms/{room}/masks/{list}/{mask}", machine=True,
        action=rooms.put_mask, answer=Entry,
        reasons=(*_CHANGE, *_TEXT, R.ALREADY_THERE, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/masks/{list}/{mask}", machine=True,
        action=rooms.take_mask, answer=Entry, reasons=(*_CHANGE, *_TEXT, R.ALREADY_THERE),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/members/me", action=rooms.leave, answer=Entry,
        reasons=(*_CHANGE, R.CANNOT_LEAVE, R.LAST_OWNER),
    ),
    Address(
        method="POST", path="/rooms/{room}/members", action=rooms.invite, status=201,
        wish=shapes.Who, answer=Entry, reasons=(*_CHANGE, *_SOMEBODY, R.NOT_WITH_YOURSELF),
    ),
    Address(
        method="PUT", path="/rooms/{room}/members/{person}/role", machine=True,
        action=rooms.set_role,
        wish=shapes.NewRole, answer=Entry, reasons=(*_CHANGE, *_SOMEBODY, R.LAST_OWNER),
    ),
    Address(
        method="PUT", path="/rooms/{room}/files/{name}", action=files.post_file, streams=True,
        status=201, answer=Entry, reasons=(*_CHANGE, *_UPLOAD, R.WRONG_OFFSET),
    ),
    Address(
        method="POST", path="/uploads", action=files.begin_upload, status=201,
        wish=shapes.BeginUpload, answer=shapes.UploadView, reasons=_UPLOAD,
    ),
    Address(
        method="GET", path="/uploads/{upload}", action=files.upload,
        answer=shapes.UploadView, reasons=(R.NO_SUCH_FILE,),
    ),
    Address(
        method="PUT", path="/uploads/{upload}", action=files.send_upload, streams=True,
        answer=shapes.UploadView, reasons=(*_UPLOAD, R.NO_SUCH_FILE, R.WRONG_OFFSET),
    ),
    Address(
        method="DELETE", path="/uploads/{upload}", action=files.give_up_upload,
        answer=shapes.UploadView, reasons=(R.NO_SUCH_FILE,),
    ),
    Address(
        method="GET", path="/files/{file}", action=files.file, answer=None,
        reasons=(R.NO_SUCH_FILE,),
    ),
    Address(
        method="GET", path="/files/{file}/thumb", action=files.thumb, answer=None,
        reasons=(R.NO_SUCH_FILE,),
    ),
    Address(
        method="PUT", path="/me/avatar", action=files.set_avatar, streams=True,
        answer=shapes.UploadView, reasons=(*_UPLOAD, R.WRONG_OFFSET, R.NOT_A_PICTURE),
    ),
    Address(
        method="DELETE", path="/me/avatar", action=files.drop_avatar, answer=shapes.Nothing
    ),
    Address(
        method="POST", path="/people/{person}/erasure", machine=True, action=keeping.erase,
        wish=shapes.Preview, answer=shapes.TakenAway,
        reasons=(R.NO_SUCH_PERSON, R.NOT_ALLOWED),
    ),
    Address(
        method="GET", path="/rooms/{room}/retention", machine=True, action=keeping.retention,
        wish=shapes.DaysWish, answer=shapes.Older, reasons=(*_ROOM, R.NOT_ALLOWED, R.NOT_A_MEMBER),
    ),
    Address(
        method="GET", path="/people/{person}/avatar", action=files.avatar, answer=None,
        reasons=(R.NO_SUCH_PERSON, R.NO_SUCH_FILE),
    ),
    Address(
        method="GET", path="/places", action=people.places, answer=shapes.Places,
    ),
    Address(
        method="GET", path="/square", action=people.square, wish=shapes.SquareWish,
        answer=shapes.Square,
    ),
    Address(
        method="GET", path="/avatars", action=files.avatars, answer=shapes.Avatars,
    ),
    Address(
        method="GET", path="/search", action=search.search,
        wish=shapes.SearchWish, answer=shapes.Hits, reasons=(R.NO_SUCH_ROOM, R.BAD_SEARCH),
    ),
    Address(
        method="POST", path="/directs", machine=True, action=rooms.open_direct, wish=shapes.Who,
        answer=RoomView,
        reasons=(*_SOMEBODY, R.NO_DIRECT, R.SEND_ID_REUSED),
    ),
    Address(
        method="POST", path="/rooms/{room}/kicks", machine=True, action=moderation.kick, status=201,
        wish=order.KickWish, answer=Entry, reasons=(*_ACT, *_WHY),
    ),
    Address(
        method="POST", path="/rooms/{room}/bans", machine=True, action=moderation.ban, status=201,
        wish=order.BanWish, answer=Entry, reasons=(*_ACT, *_WHY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/bans/{person}", machine=True, action=moderation.unban,
        wish=order.LiftWish, answer=Entry, reasons=_ACT,
    ),
    Address(
        method="POST", path="/rooms/{room}/mutes", machine=True, action=moderation.mute, status=201,
        wish=order.MuteWish, answer=Entry, reasons=(*_ACT, *_WHY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/mutes/{person}", machine=True,
        action=moderation.unmute,
        wish=order.LiftWish, answer=Entry, reasons=_ACT,
    ),
    Address(
        method="POST", path="/rooms/{room}/purges", machine=True, action=moderation.purge,
        wish=order.PurgeWish, answer=order.Gone, reasons=(*_ACT, *_WHY),
    ),
    Address(
        method="POST", path="/rooms/{room}/reports", action=moderation.report, status=201,
        wish=order.ReportWish, answer=order.Noticed,
        reasons=(*_SEE, R.NO_SUCH_MESSAGE, R.MESSAGE_DELETED, R.NOT_WITH_YOURSELF, *_WHY),
    ),
    Address(
        method="GET", path="/rooms/{room}/reports", action=moderation.reports,
        answer=order.Waiting, reasons=_SEE,
    ),
    Address(
        method="GET", path="/reports", action=moderation.all_reports, answer=order.Waiting,
    ),
    Address(
        method="POST", path="/reports/{id}/resolve", action=moderation.resolve,
        answer=order.Noticed, reasons=(R.NO_SUCH_REPORT,),
    ),
    Address(
        method="GET", path="/rooms/{room}/acts", machine=True,
        action=moderation.acts, wish=order.ActsWish,
        answer=order.Done, reasons=_SEE,
    ),
    Address(
        method="GET", path="/acts", machine=True, action=moderation.all_acts, wish=order.ActsWish,
        answer=order.Done, reasons=(R.NOT_ALLOWED,),
    ),
    Address(
        method="POST", path="/acts/{id}/undo", machine=True, action=moderation.undo, answer=Entry,
        reasons=(*_ACT, R.NO_SUCH_ACT),
    ),
    *ADMINISTRATION,
    *BOTS,
    *HOOKS,
    *INVITATIONS,
    *KEYS,
)  # fmt: skip
