"""Commands about oneself, and the way out."""

from linnet.terminal.commands.line import Line, Row, alone


class LogIn(Line, frozen=True):
    """Become one's account, by default that of one's name; the password is asked for."""

    name: str


class Claim(Line, frozen=True):
    """Make the guest one is an account, with a code where the server wants one."""

    code: str


class Help(Line, frozen=True):
    """What can be typed? About one command or group, or all in short."""

    about: str


class Quit(Line, frozen=True):
    """End the chat."""


ROWS = (
    Row(
        "/login",
        ("/login", "/login NAME"),
        "be your account; the password is asked for",
        lambda typed: LogIn(typed.rest()),
    ),
    Row(
        "/claim",
        ("/claim", "/claim CODE"),
        "make this guest an account",
        lambda typed: Claim(typed.rest()),
    ),
    Row(
        "/help",
        ("/help", "/help WORD", "/help all"),
        "what can be typed",
        lambda typed: Help(typed.rest().lower()),
    ),
    Row(
        "/exit",
        ("/exit", "/quit", "quit", "Ctrl+D"),
        "end the chat; your messages stay",
        alone(Quit()),
    ),
)
