"""What a file is, by its first bytes: a short list of labels that are harmless to tell.

Nothing here makes a file a picture: for that it has to be opened (see `pictures.look`).
"""

ANYTHING = "application/octet-stream"
TEXT = "text/plain"
HEAD = 64 * 1024
"""Bytes that are looked at."""
_LABELS = {
    "application/pdf": "application/pdf",
    "application/zip": "application/zip",
    "application/x-gzip": "application/gzip",
    "application/gzip": "application/gzip",
    "application/x-7z-compressed": "application/x-7z-compressed",
    "audio/mpeg": "audio/mpeg",
    "audio/ogg": "audio/ogg",
    "audio/flac": "audio/flac",
    "audio/wave": "audio/wav",
    "audio/x-wav": "audio/wav",
    "audio/mp4": "audio/mp4",
    "video/mp4": "video/mp4",
    "video/webm": "video/webm",
}
_ZIPPED = b"PK\3\4"
"""Office documents are archives too, and no head tells which kind; people see the extension."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def label(head: bytes, whole: bool) -> str:
    """A media type from our list. `whole` says that there is nothing after these bytes."""
    if head.startswith(_ZIPPED):
        return "application/zip"
    if _is_text(head, whole):
        return TEXT
    import puremagic  # noqa: PLC0415 - reads a large table, which only uploads need

    try:
        found = puremagic.magic_string(head)
    except (ValueError, puremagic.PureError):
        return ANYTHING
    return next((_LABELS[one.mime_type] for one in found if one.mime_type in _LABELS), ANYTHING)


def _is_text(head: bytes, whole: bool) -> bool:
    if not head or _CONTROLS & set(head) or head.startswith(b"%PDF"):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as wrong:
        # A character cut in two by where we stopped reading is no fault of the text.
        return not whole and wrong.start >= len(head) - 3
    return True
