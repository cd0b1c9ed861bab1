"""GIF without comments and what applications left in it (GIF89a, sections 15 to 27)."""

from linnet.files.pictures.pieces import Content, Malformed, Pieces

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPING = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_PROFILE = b"ICCRGBG1012"


def strip(content: Content) -> Pieces:
    """Keep frames, their timing, looping and profile; raises Malformed.

    What follows the end goes too, which is where scripts and archives are hidden.
    """
    pieces = Pieces()
    at = 13 + _table(content[10])
    pieces.copy(0, at)
    while at < len(content):
        block = content[at]
        if block == _END:
            pieces.copy(at, at + 1)
            break
        if block == _IMAGE:
            end = _blocks_end(content, at + 11 + _table(content[at + 9]))
        elif block == _EXTENSION:
            end = _blocks_end(content, at + 2)
        else:
            raise Malformed
        if block == _IMAGE or _belongs(content, at):
            pieces.copy(at, end)
        at = end
    return pieces


def _table(flags: int) -> int:
    """Bytes of the colour table these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _belongs(content: Content, at: int) -> bool:
    label = content[at + 1]
    if label == _APPLICATION:
        return content[at + 3 : at + 14] in (*_LOOPING, _PROFILE)
    return label == _CONTROL


def _blocks_end(content: Content, at: int) -> int:
    """Behind the empty block that ends a row of them; at the end of a file cut off in one."""
    while at < len(content):
        length = content[at]
        at += 1 + length
        if not length:
            return at
    return len(content)
