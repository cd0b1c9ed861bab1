"""How a wish, or a whole connection, can fail on the client's side."""

from linnet.protocol.frames import Refusal


class Refused(Exception):
    """The server did not grant a wish. The reason is stable, the message is for people.

    `reason` is a plain string, because a newer server may have reasons this client does not
    know; it compares equal to the members of `linnet.protocol.reasons.Reason`.
    """

    def __init__(self, reason: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
        self.retry_after = retry_after

    @classmethod
    def told(cls, frame: Refusal) -> "Refused":
        """The refusal in this frame."""
        after = frame.retry_after
        return cls(frame.reason, frame.message, after if isinstance(after, float | int) else None)


class CannotConnect(Exception):
    """There is no connection: the cause in words, and what to do about it."""

    def __init__(self, cause: str, advice: str = "") -> None:
        super().__init__(f"{cause} {advice}".strip())
        self.cause = cause
        self.advice = advice
