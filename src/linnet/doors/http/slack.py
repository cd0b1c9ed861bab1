"""What programs send that know Slack's incoming webhooks, as the text of a message.

Their JSON has `text`, `attachments` or `blocks`; `username` stands before the text, pictures and
colours are passed over. Whatever has another shape than expected is passed over, too.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from linnet.protocol import limits

MOST = 50
"""Blocks, attachments or fields of one message that are looked at."""
_DEEP = 8
_CUT = "\n… (the rest was cut off)"
_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
_LINK = re.compile(r"<([^<>|\n]{1,2000})(?:\|([^<>\n]*))?>")
_BOLD = re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])")
_STRUCK = re.compile(r"(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])")
Part = dict[str, Any]


def reduced(told: Part) -> str:
    """The text of a message in Slack's form; empty where there is none in it."""
    blocks = _lines(map(_block, _parts(told.get("blocks"))))
    body = blocks or marked(_text(told.get("text")))
    parts = [body, *map(_attachment, _parts(told.get("attachments")))]
    text = _lines(parts)
    name = " ".join(_text(told.get("username")).split())[: limits.NAME]
    if name and text:
        text = f"**{name}**: {text}"
    return _cut(text)


def marked(text: str) -> str:
    """Slack's marks as ours: `*strong*`, `~gone~`, `<https://…|words>`, `&lt;`."""
    parts = _CODE.split(text)
    parts[::2] = map(_marked, parts[::2])
    return html.unescape("".join(parts))


def _marked(text: str) -> str:
    text = _LINK.sub(_link, text)
    return _STRUCK.sub(r"~~\1~~", _BOLD.sub(r"**\1**", text))


def _link(found: re.Match[str]) -> str:
    where, words = found[1], found[2]
    if where.startswith("!"):  # calls a group, which is for people to do
        return words or where[1:].partition("^")[0]
    if where[0] in "@#":
        return words or where
    return f"[{words}]({where})" if words and words != where else where


def _block(part: Part) -> str:
    match part.get("type"):
        case "header":
            title = _element(part.get("text"))
            return f"**{title}**" if title else ""
        case "section":
            fields = map(_element, _parts(part.get("fields")))
            return _lines([_element(part.get("text")), *fields])
        case "context":
            return " ".join(filter(None, map(_element, _parts(part.get("elements")))))
        case "image":
            return _picture(part)
        case "rich_text":
            return _rich(part, 0).strip()
        case _:
            return ""


def _element(part: Any) -> str:
    if isinstance(part, str):
        return marked(part)
    if not isinstance(part, dict):
        return ""
    if part.get("type") == "image":
        return _picture(part)
    text = _text(part.get("text"))
    return marked(text) if part.get("type") == "mrkdwn" else text


def _picture(part: Part) -> str:
    name = _element(part.get("title")) or _text(part.get("alt_text"))
    return _titled(name, _text(part.get("image_url")))


def _rich(part: Part, depth: int) -> str:
    """What is in a block of `rich_text`: text in pieces, in lists, quotes and code."""
    if depth > _DEEP:
        return ""
    inner = [_rich(one, depth + 1) for one in _parts(part.get("elements"))]
    return _RICH.get(_text(part.get("type")), _whole)(part, inner)


def _whole(part: Part, inner: list[str]) -> str:
    return "".join(inner)


def _words(part: Part, inner: list[str]) -> str:
    text, style = _text(part.get("text")), part.get("style")
    for name, mark in (("code", "`"), ("strike", "~~"), ("italic", "_"), ("bold", "**")):
        if isinstance(style, dict) and style.get(name) is True and text.strip():
            text = f"{mark}{text}{mark}"
    return text


_RICH: dict[str, Callable[[Part, list[str]], str]] = {
    "text": _words,
    "link": lambda part, _: _titled(_text(part.get("text")), _text(part.get("url"))),
    "emoji": lambda part, _: f":{_text(part.get('name'))}:",
    "user": lambda part, _: f"@{_text(part.get('user_id'))}",
    "channel": lambda part, _: f"#{_text(part.get('channel_id'))}",
    "broadcast": lambda part, _: _text(part.get("range")),
    "rich_text_section": lambda _, inner: "".join(inner) + "\n",
    "rich_text_list": lambda _, inner: "".join(f"- {one.strip()}\n" for one in inner),
    "rich_text_quote": lambda _, inner: "".join(f"> {one}" for one in inner) + "\n",
    "rich_text_preformatted": lambda _, inner: f"```\n{''.join(inner)}\n```\n",
}


def _attachment(part: Part) -> str:
    title = _titled(_text(part.get("title")), _text(part.get("title_link")))
    fields = [
        f"**{_text(one.get('title'))}**: {_element(one.get('value'))}"
        for one in _parts(part.get("fields"))
    ]
    told = [
        marked(_text(part.get("pretext"))),
        _titled(_text(part.get("author_name")), _text(part.get("author_link"))),
        f"**{title}**" if title and "](" not in title else title,
        marked(_text(part.get("text"))),
        *map(_block, _parts(part.get("blocks"))),
        *fields,
        _text(part.get("image_url")),
    ]
    return _lines(told) or marked(_text(part.get("fallback")))


def _titled(title: str, url: str) -> str:
    if not url:
        return title
    return f"[{title}]({url})" if title else url


def _text(value: Any) -> str:
    return value.strip("\r\n") if isinstance(value, str) else ""


def _parts(value: Any) -> Iterator[Part]:
    listed = value if isinstance(value, list) else []
    return (one for one in listed[:MOST] if isinstance(one, dict))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in (one.strip("\n") for one in parts) if part)


def _cut(text: str) -> str:
    """At most as long as a message may be: programs do not ask again for less."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= limits.TEXT:
        return text
    kept = encoded[: limits.TEXT - len(_CUT.encode())].decode("utf-8", "ignore")
    return kept + _CUT
