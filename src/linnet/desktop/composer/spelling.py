"""Spelling, checked by a program of the system where there is one; nothing is fetched for it.

hunspell, aspell and enchant all speak the old protocol of ispell: a line in, an answer for each of
its words, an empty line.
"""

import asyncio
import locale
import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from shutil import which

_PROGRAMS = {"hunspell": ("-i", "utf-8", "-d"), "aspell": ("--encoding=utf-8", "-l"),
             "enchant-2": ("-d",)}  # fmt: skip
"""What each is told before the language."""
_USUAL = "en_US"
_PATIENCE = 2.0
_KEPT = 5_000
_MOST = 6
"""Corrections that are offered."""
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NO_PROSE = re.compile(r"[@#/:`\d_]|\w\.\w")
"""What stands in people, rooms, commands, emoji, code and addresses, and in no word."""


def program() -> str:
    """The name of the program that checks here; empty where there is none."""
    return next((name for name in _PROGRAMS if which(name)), "")


def language() -> str:
    """The language of this person, as `de_DE`."""
    code = (locale.getlocale()[0] or "").partition(".")[0]
    return code if re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", code) else _USUAL


def words(text: str) -> Iterator[tuple[int, str]]:
    """Every word of a text that is prose, and where it begins."""
    for token in _TOKEN.finditer(text):
        if not _NO_PROSE.search(token.group()):
            for word in _WORD.finditer(token.group()):
                yield token.start() + word.start(), word.group()


class Spelling:
    """One running program; runs in the network's thread. Where it fails it is asked no more."""

    def __init__(self) -> None:
        self._running: asyncio.subprocess.Process | None = None
        self._over = False
        self._turn = asyncio.Lock()
        self._known: OrderedDict[str, Sequence[str] | None] = OrderedDict()

    async def wrong(self, asked: Sequence[str]) -> dict[str, Sequence[str]]:
        """Those of these words that are misspelt, with what they may have been."""
        async with self._turn:
            for word in dict.fromkeys(asked):
                if word not in self._known and not self._over:
                    await self._look_up(word)
        found = {word: self._known.get(word) for word in asked}
        return {word: meant for word, meant in found.items() if meant is not None}

    def learn(self, word: str) -> None:
        """This word is right, until the window is closed."""
        self._known[word] = None

    def stop(self) -> None:
        """End the program."""
        self._over = True
        if self._running is not None and self._running.returncode is None:
            self._running.kill()

    async def _look_up(self, word: str) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                self._known[word] = await self._asked(word)
        except (OSError, TimeoutError, EOFError, ValueError):
            self.stop()
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)

    async def _asked(self, word: str) -> Sequence[str] | None:
        running = self._running or await self._begin()
        assert running.stdin is not None, "it is a pipe"
        assert running.stdout is not None, "it is a pipe"
        running.stdin.write(f"^{word}\n".encode())
        await running.stdin.drain()
        meant: Sequence[str] | None = None
        while line := (await running.stdout.readline()).decode(errors="replace"):
            if line == "\n":
                return meant
            if line[0] in "&?#":
                meant = line.partition(": ")[2].strip().split(", ") if line[0] != "#" else ()
        raise EOFError

    async def _begin(self) -> asyncio.subprocess.Process:
        name = program()
        if not name:
            raise FileNotFoundError
        self._running = await asyncio.create_subprocess_exec(
            name, "-a", *_PROGRAMS[name], language(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert self._running.stdout is not None, "it is a pipe"
        if not (await self._running.stdout.readline()).startswith(b"@(#)"):
            raise EOFError
        return self._running


def offered(meant: Sequence[str]) -> list[str]:
    """The corrections that are offered for a word."""
    return list(meant[:_MOST])
