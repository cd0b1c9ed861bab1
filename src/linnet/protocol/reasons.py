"""The closed list of reasons for a refusal, each with one sentence a person can act on."""

from enum import StrEnum


class Reason(StrEnum):
    """Stable on the wire: a name is never renamed or reused."""

    BAD_FRAME = "bad-frame"
    TOO_LARGE = "too-large"
    NOT_TEXT = "not-text"
    HELLO_FIRST = "hello-first"
    HELLO_TWICE = "hello-twice"
    BAD_TOKEN = "bad-token"
    NO_SUCH_ROOM = "no-such-room"
    NO_SUCH_PERSON = "no-such-person"
    NOT_A_MEMBER = "not-a-member"
    NOT_ALLOWED = "not-allowed"
    ALREADY_THERE = "already-there"
    CANNOT_LEAVE = "cannot-leave"
    LAST_OWNER = "last-owner"
    ROOM_NAME_TAKEN = "room-name-taken"
    BAD_ROOM_NAME = "bad-room-name"
    BAD_NAME = "bad-name"
    NAME_TAKEN = "name-taken"
    NAME_RESERVED = "name-reserved"
    EMPTY_TEXT = "empty-text"
    BAD_TEXT = "bad-text"
    TOO_LONG = "too-long"
    SEND_ID_REUSED = "send-id-reused"
    NO_SUCH_FILE = "no-such-file"
    DISK_FULL = "disk-full"
    QUOTA = "quota"
    NO_SUCH_MESSAGE = "no-such-message"
    MESSAGE_DELETED = "message-deleted"
    TOO_LATE = "too-late"
    TOO_MANY = "too-many"
    NOT_AN_EMOJI = "not-an-emoji"
    MUTED = "muted"
    KICKED = "kicked"
    BANNED = "banned"
    LOCKED = "locked"
    SLOW_MODE = "slow-mode"
    NO_DIRECT = "no-direct"
    INVITATION_NEEDED = "invitation-needed"
    ROOM_FULL = "room-full"
    KEY_NEEDED = "key-needed"
    BAD_SEARCH = "bad-search"
    BAD_SETTING = "bad-setting"
    NO_SUCH_ACT = "no-such-act"
    NO_SUCH_REPORT = "no-such-report"
    NOT_WITH_YOURSELF = "not-with-yourself"
    BAD_PASSWORD = "bad-password"
    WEAK_PASSWORD = "weak-password"
    NEW_PASSWORD = "new-password"
    GUESTS_OFF = "guests-off"
    REGISTRATION_CLOSED = "registration-closed"
    BAD_CODE = "bad-code"
    ALREADY_AN_ACCOUNT = "already-an-account"
    RATE_LIMITED = "rate-limited"
    STORE_FAILED = "store-failed"
    SERVER_FULL = "server-full"
    SERVER_STOPPING = "server-stopping"
    TOO_SLOW = "too-slow"
    IDLE = "idle"
    SIGNED_OUT = "signed-out"
    BAD_ORIGIN = "bad-origin"
    NO_SUCH_PATH = "no-such-path"
    WRONG_METHOD = "wrong-method"
    WRONG_OFFSET = "wrong-offset"
    NOT_A_PICTURE = "not-a-picture"


SENTENCES: dict[Reason, str] = {
    Reason.BAD_FRAME: "That is not a command this server knows; check its type and fields.",
    Reason.TOO_LARGE: "That is larger than this server accepts; send it in smaller parts.",
    Reason.NOT_TEXT: "Only UTF-8 text is understood here.",
    Reason.HELLO_FIRST: "Say hello first, with a token or a guest name.",
    Reason.HELLO_TWICE: "You have said hello already; open another connection instead.",
    Reason.BAD_TOKEN: "This sign-in is no longer valid; log in again or enter as a guest.",
    Reason.NO_SUCH_ROOM: "There is no such room, or you may not see it; ask for an invitation.",
    Reason.NO_SUCH_PERSON: "There is nobody of that name or id here; check the spelling.",
    Reason.NOT_A_MEMBER: "You are not in this room; join it first.",
    Reason.NOT_ALLOWED: "Your role does not allow this; ask an owner or moderator of the room.",
    Reason.ALREADY_THERE: "Nothing to do: it is so already.",
    Reason.CANNOT_LEAVE: "Nobody can leave this room; close the connection instead.",
    Reason.LAST_OWNER: "A room needs an owner; make somebody else an owner first.",
    Reason.ROOM_NAME_TAKEN: "There is a room of that name already; choose another name.",
    Reason.BAD_ROOM_NAME: "A room's name is letters, digits, dots, dashes and underscores.",
    Reason.BAD_NAME: "A name is visible letters, digits and single spaces; choose another.",
    Reason.NAME_TAKEN: "Somebody has this name or one that looks like it; choose another.",
    Reason.NAME_RESERVED: "This name is kept for the server; choose another.",
    Reason.EMPTY_TEXT: "There is nothing to read in this message; write something.",
    Reason.BAD_TEXT: "The text has characters that cannot be shown; take them out.",
    Reason.TOO_LONG: "This is longer than the limit; make it shorter.",
    Reason.SEND_ID_REUSED: "This send_id was used for something else; use a new one.",
    Reason.NO_SUCH_FILE: "There is no such file, or you may not see it.",
    Reason.DISK_FULL: "The server has no room for this file; tell who runs it.",
    Reason.QUOTA: "You have used all the space you have for files; delete some first.",
    Reason.NO_SUCH_MESSAGE: "There is no such message here; look at the room again.",
    Reason.MESSAGE_DELETED: "This message was deleted, so nothing can be done with it any more.",
    Reason.TOO_LATE: "The time in which this could be changed is over.",
    Reason.TOO_MANY: "There are too many of these already; take one away first.",
    Reason.NOT_AN_EMOJI: "A reaction is one emoji; choose one from the list.",
    Reason.MUTED: "A moderator has muted you here; you can read, and speak again later.",
    Reason.KICKED: "A moderator put you out; you may come back, but mind what is said there.",
    Reason.BANNED: "You are banned; ask a moderator if you think that is wrong.",
    Reason.LOCKED: "This room is locked; only its moderators can write now.",
    Reason.SLOW_MODE: "This room is in slow mode; wait a moment before you write again.",
    Reason.NO_DIRECT: "Direct messages between you two are not allowed here; write in a room.",
    Reason.INVITATION_NEEDED: "One must be invited to this room; ask somebody who is in it.",
    Reason.ROOM_FULL: "This room has as many members as it may have; try again later.",
    Reason.KEY_NEEDED: "This room needs its key; ask somebody who is in it.",
    Reason.BAD_SETTING: "A setting cannot be that; see what is allowed.",
    Reason.BAD_SEARCH: "This search cannot be understood; see what it says and change it.",
    Reason.NO_SUCH_ACT: "There is no such act, or it cannot be taken back any more.",
    Reason.NO_SUCH_REPORT: "There is no such report, or somebody has looked at it already.",
    Reason.NOT_WITH_YOURSELF: "This needs somebody else than yourself.",
    Reason.BAD_PASSWORD: "Name or password is wrong; try again.",
    Reason.WEAK_PASSWORD: "A password has 6 to 512 bytes and is not your name.",
    Reason.NEW_PASSWORD: "This password works once; choose your own in linnet chat or a browser.",
    Reason.GUESTS_OFF: "This server takes no guests; log in or create an account.",
    Reason.REGISTRATION_CLOSED: "New accounts are made by the owner of this server; ask them.",
    Reason.BAD_CODE: "This code is wrong or used up; ask for a new one.",
    Reason.ALREADY_AN_ACCOUNT: "You have an account already; log out to make another.",
    Reason.RATE_LIMITED: "That was too often; wait a moment and try again.",
    Reason.STORE_FAILED: "The server could not write it down, so it did not happen; try again.",
    Reason.SERVER_FULL: "The server is full; try again later.",
    Reason.SERVER_STOPPING: "The server is stopping; reconnect in a moment.",
    Reason.TOO_SLOW: "This connection could not keep up; reconnect and resume.",
    Reason.IDLE: "Nothing was heard from you; reconnect.",
    Reason.SIGNED_OUT: "This session was ended; log in again.",
    Reason.BAD_ORIGIN: "Pages of another site may not use this server.",
    Reason.NO_SUCH_PATH: "There is nothing at this address; / lists the ways in.",
    Reason.WRONG_METHOD: "This address does not take that method; see /api/openapi.json.",
    Reason.WRONG_OFFSET: "The server holds another part of this upload; ask where to go on.",
    Reason.NOT_A_PICTURE: "That is no picture this server can show; send PNG, JPEG, GIF or WebP.",
}


class Refused(Exception):
    """A wish was not granted. Doors translate this; nothing else catches it.

    `message` is one sentence for a person, `retry_after` seconds to wait where waiting helps.
    """

    def __init__(
        self, reason: Reason, message: str = "", *, retry_after: float | None = None
    ) -> None:
        self.reason = reason
        self.message = message or SENTENCES[reason]
        self.retry_after = retry_after
        super().__init__(reason.value)
