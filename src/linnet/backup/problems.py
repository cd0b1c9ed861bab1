"""What a look at a server's data found: sentences, and how much was looked at."""

from linnet.backup.layout import BackupError

MOST = 200
"""Sentences that are kept; of what is broken a thousand times, these will do."""


class Findings:
    """Filled by everything that looks. Whatever is wrong is one sentence."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.more = 0
        """Problems beyond those that are told."""
        self.rooms = 0
        self.entries = 0
        self.files = 0
        self.gone = 0
        """Files that were deleted while the backup was made this came from."""

    def wrong(self, sentence: str) -> None:
        if len(self.problems) < MOST:
            self.problems.append(sentence)
        else:
            self.more += 1


def refused(error: BackupError) -> Findings:
    """Nothing but this one problem."""
    found = Findings()
    found.wrong(str(error))
    return found
