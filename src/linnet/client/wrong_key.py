"""What ends a handshake with a server that is not the one that is known."""

import ssl


class WrongKey(ssl.SSLError):
    """Somebody with another key answered; `seen` is its pin."""

    def __init__(self, seen: str) -> None:
        super().__init__(1, "the server has another key")
        self.seen = seen
