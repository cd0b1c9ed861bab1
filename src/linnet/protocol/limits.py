"""Every limit of the wire, in bytes (UTF-8) or counts. Doors and hub read them here."""

from msgspec import Struct

FRAME = 64 * 1024
"""Bytes of one frame from a client, all fragments together."""
TEXT = 16 * 1024
"""Bytes of one message."""
NAME = 48
"""Bytes of a person's name."""
ROOM_NAME = 48
"""Bytes of a room's name."""
TOPIC = 500
"""Bytes of a topic."""
MASK = 64
"""Characters of a room's key, and of a mask of names."""
MASKS = 200
"""Masks in one of a room's lists."""
VOICES = 500
"""People with a voice in one room."""
WHY = 500
"""Bytes of the reason given for an act or a report."""
FILE_NAME = 200
"""Bytes of a file's name."""
EMOJI = 64
"""Bytes of one emoji."""
REACTIONS = 1000
"""Reactions on one message, all emoji and people together."""
REACTION_KINDS = 50
"""Different emoji on one message."""
PINS = 100
"""Pinned messages in a room."""
FILE = 100 << 20
"""Bytes of a file, where the server has no other setting."""
FILE_QUOTA = 5 << 30
"""Bytes of all files of one person, likewise."""
AVATAR = 16 << 20
"""Bytes of a picture of which an avatar is made."""
FILES = 10
"""Files with one message."""
PURGED = 1_000
"""Messages that one entry removes; more are removed by several, so that nobody waits."""
PURGED_PLACES = 20_000
"""Places one such entry covers."""
UNDO = 24 * 60 * 60
"""Seconds in which an act of a moderator can be taken back."""
ACTS_PAGE = 100
"""Acts in one page of the audit log."""
REPORTS_PAGE = 100
"""Reports told at one time, the oldest first."""
REPORT_CONTEXT = 3
"""Messages before a reported one that are shown with it."""
REPORT_LOOK = 50
"""Places before it among which they are looked for."""
REPORTED = 2_000
"""Characters of a reported message that are kept with the report."""
REPORTED_BEFORE = 300
"""Characters of each message before it."""
MENTIONS = 50
"""People one message can call by name; further ones are read as text."""
MENTIONING = 4096
"""Characters of a message in which it can call somebody: finding out takes time for each."""
CALLED_ROOM = 50
"""Members up to which every one of them may call `@room`; in larger rooms moderators may."""
BLOCKED = 1000
"""People one can block."""
NOT_YET = 100
"""People named who have not read a message."""
PASSWORD_MIN = 6
"""Bytes a password has at least."""
PASSWORD = 512
"""Bytes of a password."""
CODE = 30 * 24 * 60 * 60
"""Seconds a one-time code for a new account is good."""
ONE_TIME = 90 * 24 * 60 * 60
"""Seconds a one-time password is good."""
NEWCOMERS = 5_000
"""Accounts made at one time."""
NEWCOMERS_BYTES = 2 << 20
"""Bytes of the request that makes them."""
CODE_TEXT = 64
"""Characters of a code as it is typed."""
INVITATIONS = 100
"""Invitations of one room that are good at one time."""
INVITATION_SPAN = 365 * 24 * 60 * 60
"""Seconds an invitation is good at most."""
INVITATION_USES = 10_000
"""People one invitation lets in at most, where it counts them."""
BOTS = 100
"""Bots one person answers for, addresses to post under among them."""
KEYS = 20
"""Keys for SSH of one account."""
KEY = 4_096
"""Bytes of a public key as a line of text."""
PAGE = 500
"""Entries in one page of history; a greater wish is answered with this many."""
PAGE_BYTES = 512 * 1024
"""Bytes of text after which a page of history ends early."""
BACKFILL = 100
"""Entries read at once to bring a connection up to date."""
SEARCH_HITS = 1000
"""Messages of one search that are counted and can be paged through, the newest ones."""
SEARCH_WORDS = 32
"""Words in one search."""
PEOPLE_PAGE = 500
"""People in one page of a room's people."""
WELCOME_PEOPLE = 100
"""People named in a welcome; the rest are asked for with `list-people`."""
PRESENCE_NAMES = 32
"""Names in one presence frame; beyond them only a count is told."""
RESUME_ROOMS = 10_000
"""Rooms a hello may name."""
BAD_FRAMES = 20
"""Frames in a row that are not commands before the connection is closed."""


class Limits(Struct, frozen=True, kw_only=True):
    """What a client should know before it sends, as the welcome tells it."""

    frame: int = FRAME
    text: int = TEXT
    name: int = NAME
    room_name: int = ROOM_NAME
    topic: int = TOPIC
    page: int = PAGE
    file: int = FILE
    file_quota: int = FILE_QUOTA
    file_name: int = FILE_NAME
    files: int = FILES
