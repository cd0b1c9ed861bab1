"""Search in a million messages: how long people wait.

    python3 dev.py bench search
    python3 dev.py bench search --messages 100000 --times 20

The messages are made in a folder of their own, written to the log, and indexed as a server does it
in the background. Then two people search: one who is in five rooms besides the open ones, and one
who is in 120. What is timed is all the server does for a search: reading the line, asking each
room, finding, reading the hits and those around them, and making them JSON.
"""

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import BEGIN, EVERY, Corpus, fill

from linnet.auth.lookalikes import key
from linnet.bus.local import LocalBus
from linnet.engine.engine import Engine
from linnet.protocol.codec import encode
from linnet.protocol.people import Person, PersonKind
from linnet.protocol.search import Search
from linnet.server import logs
from linnet.server.settings import Settings
from linnet.store.sqlite import SqliteStore

FEW, MANY = "900001", "900002"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench search", description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=50, help="each kind of search, by each [50]")
    asked = parser.parse_args(words)
    folder = Path(tempfile.mkdtemp(prefix="linnet-search-"))
    logs.begin(Settings(), folder)
    try:
        asyncio.run(_measure(folder / "linnet.db", asked.messages, asked.times))
    finally:
        shutil.rmtree(folder)
    return 0


async def _measure(path: Path, messages: int, times: int) -> None:
    await (await SqliteStore.open(path, 1)).close()
    corpus = Corpus()
    _say(f"writing {messages:,} messages ...")
    members = {FEW: corpus.rooms[150:155], MANY: corpus.rooms[30:150]}
    fill(path, corpus, messages, members)
    log_size = _size(path)
    store = await SqliteStore.open(path, 1)
    engine = Engine(store, LocalBus(), lambda: 1, key)
    began = time.monotonic()
    while (await _search(engine, FEW, "x" * 40)).partial:  # noqa: ASYNC110 - nobody is told
        await asyncio.sleep(1)
    _say(f"indexed in {time.monotonic() - began:.0f} s")
    await _table(engine, corpus, messages, times)
    await engine.close()
    await store.close()
    size = _size(path)
    print(f"\nThe log has {log_size / 1e6:,.0f} MB, the index {(size - log_size) / 1e6:,.0f} MB.")


async def _table(engine: Engine, corpus: Corpus, messages: int, times: int) -> None:
    print("| search | hits | p50 ms | p99 ms | worst ms |\n|---|---|---|---|---|")
    everything: list[float] = []
    for name, (order, line) in _searches(corpus, messages).items():
        taken, hits = [], set()
        for n in range(times):
            for person in (FEW, MANY):
                began = time.perf_counter()
                found = await _search(engine, person, line(n), order)
                encode(found)
                taken.append((time.perf_counter() - began) * 1000)
                hits.add(found.total)
        low, high = min(hits), max(hits)
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        print(f"| {name} | {number} | {_figures(taken)} |")
        everything += taken
    print(f"| **all** | | {_figures(everything)} |")


def _searches(corpus: Corpus, messages: int) -> dict[str, tuple[str, Callable[[int], str]]]:
    """Each kind of search: the order, and a line that is another one each time."""
    words, han = corpus.words, corpus.han

    def day(n: int) -> str:
        at = BEGIN + messages * EVERY * (n % 50) // 50
        return time.strftime("%Y-%m-%d", time.gmtime(at / 1000))

    return {
        "rare word": ("time", lambda n: f"{words[40_000 + n]} "),
        "word": ("time", lambda n: f"{words[500 + n]} "),
        "common word": ("time", lambda n: f"{words[n % 20]} "),
        "two common words": ("time", lambda n: f"{words[n % 20]} {words[(n + 7) % 30]} "),
        "common and rare word": ("time", lambda n: f"{words[n % 20]} {words[20_000 + n]} "),
        "common word, not another": ("time", lambda n: f"{words[300 + n]} -{words[n % 20]} "),
        "phrase of common words": ("time", lambda n: f'"{words[n % 20]} {words[(n + 7) % 30]}"'),
        "phrase": ("time", lambda n: f'"{words[n]} {words[n + 300]}"'),
        "two letters*": ("time", lambda n: f"{words[500 + n][:2]}* "),
        "four letters*": ("time", lambda n: f"{words[500 + n][:4]}* "),
        "as one types": ("time", lambda n: f"{words[300 + n]} {words[600 + n][:3]}"),
        "from:": ("time", lambda n: f"from:{corpus.people[n]} "),
        "from: and a word": ("time", lambda n: f"from:{corpus.people[n % 5]} {words[100 + n]} "),
        "in: and a word": ("time", lambda n: f"in:room{n % 20} {words[50 + n]} "),
        "has:link and a word": ("time", lambda n: f"has:link {words[50 + n]} "),
        "Chinese, two characters": ("time", lambda n: han[n % 50] + han[(n * 7) % 50]),
        "Chinese, rarer": ("time", lambda n: han[100 + n] + han[200 + n]),
        "on: a day": ("time", lambda n: f"on:{day(n)} "),
        "before: and a word": ("time", lambda n: f"before:{day(n)} {words[100 + n]} "),
        "word, by relevance": ("relevance", lambda n: f"{words[500 + n]} "),
        "common words, by relevance": ("relevance", lambda n: f"{words[n % 20]} {words[n + 20]} "),
    }


async def _search(engine: Engine, who: str, query: str, order: str = "time"):  # type: ignore[no-untyped-def]
    person = Person(id=who, name=f"P{who}", kind=PersonKind.GUEST)  # type: ignore[arg-type]
    wish = Search(send_id="s", query=query, order=order)  # type: ignore[arg-type]
    return await engine.searching.search(person, wish)


def _size(path: Path) -> int:
    return path.stat().st_size


def _figures(taken: list[float]) -> str:
    p99 = statistics.quantiles(taken, n=100, method="inclusive")[98]
    return f"{statistics.median(taken):.1f} | {p99:.1f} | {max(taken):.1f}"


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
