"""The rows of the table of addresses that are about running the server."""

from linnet.doors.http import administration as action
from linnet.doors.http import administration_shapes as shape
from linnet.doors.http import shapes
from linnet.doors.http.asked import Address
from linnet.protocol import limits
from linnet.protocol.administration import Account, Card, Changed, Load, RoomFigures, Storage
from linnet.protocol.reasons import Reason

R = Reason
_RUN = (R.NOT_ALLOWED,)
_ONE = (R.NOT_ALLOWED, R.NO_SUCH_PERSON)
_OVER = (*_ONE, R.NOT_WITH_YOURSELF)

MINE = (
    Address(
        method="GET", path="/sessions", action=action.my_sessions, wish=shapes.Offset,
        answer=shape.Sessions, reasons=_ONE,
    ),
    Address(
        method="DELETE", path="/sessions/{session}", action=action.end_mine, answer=shapes.Ended,
        reasons=_ONE,
    ),
)  # fmt: skip
ADMINISTRATION = (
    Address(
        method="GET", path="/admin/people", action=action.accounts, wish=shape.AccountsWish,
        answer=shape.Accounts, machine=True, reasons=_RUN,
    ),
    Address(
        method="POST", path="/admin/people", action=action.enrol, wish=shape.Enrol,
        answer=shape.Enrolled, machine=True, largest=limits.NEWCOMERS_BYTES,
        reasons=(*_RUN, R.NAME_TAKEN, R.NO_SUCH_ROOM, R.BANNED),
    ),
    Address(
        method="GET", path="/admin/people/{person}", action=action.account, answer=Account,
        machine=True, reasons=_ONE,
    ),
    Address(
        method="POST", path="/admin/people/{person}/one-time", action=action.one_time,
        answer=Card, machine=True, reasons=_OVER,
    ),
    Address(
        method="GET", path="/admin/people/{person}/sessions", action=action.sessions,
        wish=shapes.Offset, answer=shape.Sessions, machine=True, reasons=_ONE,
    ),
    Address(
        method="DELETE", path="/admin/people/{person}/sessions", action=action.end_all,
        answer=shapes.Ended, machine=True, reasons=_OVER,
    ),
    Address(
        method="DELETE", path="/admin/people/{person}/sessions/{session}", action=action.end_one,
        answer=shapes.Ended, machine=True, reasons=_OVER,
    ),
    Address(
        method="GET", path="/admin/sessions", action=action.all_sessions, wish=shapes.Offset,
        answer=shape.Sessions, machine=True, reasons=_RUN,
    ),
    Address(
        method="GET", path="/admin/codes", action=action.codes, answer=shape.Codes,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="POST", path="/admin/codes", action=action.give_code, answer=shape.NewCode,
        status=201, machine=True, reasons=_RUN,
    ),
    Address(
        method="DELETE", path="/admin/codes/{code}", action=action.drop_code,
        answer=shape.Dropped, machine=True, reasons=(*_RUN, R.BAD_CODE),
    ),
    Address(
        method="GET", path="/admin/bars", action=action.bars, answer=shape.Bars, machine=True,
        reasons=_RUN,
    ),
    Address(
        method="GET", path="/admin/rooms", action=action.rooms_looked_after, answer=shape.AllRooms,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="POST", path="/admin/rooms", action=action.make_room_for, wish=shape.RoomFor,
        answer=RoomFigures, status=201, machine=True,
        reasons=(
            *_ONE, R.BAD_ROOM_NAME, R.ROOM_NAME_TAKEN, R.TOO_LONG, R.BAD_TEXT, R.MUTED, R.BANNED,
            R.SEND_ID_REUSED,
        ),
    ),
    Address(
        method="POST", path="/admin/rooms/{room}/members", action=action.put_in, wish=shapes.Who,
        answer=shape.Put, machine=True,
        reasons=(*_OVER, R.NO_SUCH_ROOM, R.NOT_A_MEMBER, R.BANNED),
    ),
    Address(
        method="GET", path="/admin/settings", action=action.settings, answer=shape.InEffect,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="GET", path="/admin/setting", action=action.rows, answer=shape.SettingRows,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="PUT", path="/admin/setting/{setting}", action=action.change_setting,
        wish=shape.NewValue, answer=Changed, machine=True, reasons=(*_RUN, R.BAD_SETTING),
    ),
    Address(
        method="GET", path="/admin/load", action=action.load, answer=Load, machine=True,
        reasons=_RUN,
    ),
    Address(
        method="GET", path="/admin/storage", action=action.storage, answer=Storage,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="POST", path="/admin/reload", action=action.reload, answer=shape.Reloaded,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="GET", path="/admin/now", action=action.now, wish=shape.Watch, answer=shape.Now,
        machine=True, often=True, reasons=_RUN,
    ),
    Address(
        method="POST", path="/admin/owner-code", action=action.owner_code, answer=shape.OwnerCode,
        machine=True, reasons=_RUN,
    ),
    Address(
        method="POST", path="/admin/stop", action=action.stop, answer=shape.Stopping,
        machine=True, reasons=_RUN,
    ),
)  # fmt: skip
