"""Tells a room what is new in an RSS or Atom feed: FEED is a file or an address.

FEED=https://example.org/news.xml ROOM=news python rss.py
"""

import os
import urllib.request
import xml.etree.ElementTree as ElementTree

from linnet.bot import Bot, Voice

FEED = os.environ.get("FEED", "feed.xml")
ROOM = os.environ.get("ROOM", "lobby")
MOST = 2_000_000
"""Bytes of a feed that are read."""
bot = Bot("rss", rooms=[ROOM])
seen: set[str] = set()


def read() -> bytes:
    if "://" not in FEED:
        with open(FEED, "rb") as file:
            return file.read(MOST)
    if not FEED.startswith(("http://", "https://")):
        raise ValueError("FEED is a file, or an address that begins with http:// or https://")
    with urllib.request.urlopen(FEED, timeout=20) as answer:  # noqa: S310 - checked above
        return answer.read(MOST)


def news(feed: bytes) -> list[tuple[str, str]]:
    """Title and link of every item, the newest first as feeds have them."""
    if b"<!ENTITY" in feed:
        raise ValueError("a feed needs no entities of its own")
    found = []
    for item in ElementTree.fromstring(feed).iter():  # noqa: S314 - entities are refused above
        if item.tag.rpartition("}")[2] in ("item", "entry"):
            parts = {child.tag.rpartition("}")[2]: child for child in item}
            link = parts.get("link")
            where = "" if link is None else link.get("href") or link.text or ""
            title = parts.get("title")
            found.append(("" if title is None else (title.text or "").strip(), where.strip()))
    return found


@bot.every(300)
async def look(voice: Voice) -> None:
    """What was there at the first look is no news."""
    first = not seen
    for title, link in reversed(news(read())):
        key = link or title
        if key not in seen and not first:
            await voice.say(ROOM, f"{title}\n{link}".strip())
        seen.add(key)


if __name__ == "__main__":
    bot.run()
