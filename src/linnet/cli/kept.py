"""Where something was kept, as a line of JSON for programs."""

from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import Struct, json

from linnet.protocol.files import File
from linnet.protocol.frames import Done
from linnet.protocol.ids import RoomId
from linnet.terminal.clean import escape_json

Json = Annotated[bool, typer.Option("--json", help="Print where it was kept, as a line of JSON.")]


class Kept(Struct, frozen=True, omit_defaults=True):
    """A message's room and number, and the files in it."""

    room: RoomId
    seq: int
    files: tuple[File, ...] = ()


def show(done: Done, files: Sequence[File] = ()) -> None:
    """One line for one message."""
    line = json.encode(Kept(done.room, done.seq, tuple(files))).decode()
    print(escape_json(line), flush=True)
