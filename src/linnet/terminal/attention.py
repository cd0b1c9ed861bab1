"""What somebody wants to be told about, of a room they do not look at."""

from linnet.client.calling import calls_me
from linnet.protocol.entries import Entry, Joined, Left, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId
from linnet.protocol.messages import Deleted, Edited, Pinned, Reacted, Unpinned, Unreacted


def worth_showing(entry: Entry, view: RoomView, me: PersonId, about: Entry | None) -> bool:
    """Whether news of another room is shown here, by this person's level for that room.

    `about` is the message it is about. Reactions only to one's own messages; nobody needs to
    know from afar who came into a room, or that two people can talk privately.
    """
    if view.level == "nothing":
        return False
    if isinstance(entry.body, Said):
        return view.level == "everything" or view.kind == "direct" or calls_me(view, entry, me)
    if isinstance(entry.body, Reacted):
        return about is not None and about.by == me and entry.by != me
    if calls_me(view, entry, me):  # by an edit
        return True
    if view.level == "mentions" or isinstance(entry.body, Unreacted | Pinned | Unpinned):
        return False
    if view.kind == "direct":
        return isinstance(entry.body, Edited | Deleted)
    return not isinstance(entry.body, Joined | Left) or entry.by != me


def rings(entry: Entry, view: RoomView, me: PersonId) -> bool:
    """Whether a message is worth a sound: it calls this person, or is for them alone."""
    if view.level == "nothing" or not isinstance(entry.body, Said) or entry.by == me:
        return False
    return view.kind == "direct" or calls_me(view, entry, me)
