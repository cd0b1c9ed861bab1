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
        {
            "/login": "be your account; the password is asked for",
            "/login NAME": "the same under another name",
        },
        lambda typed: LogIn(typed.rest()),
    ),
    Row(
        "/claim",
        {
            "/claim": "make this guest an account",
            "/claim CODE": "the same where a code is needed",
        },
        lambda typed: Claim(typed.rest()),
    ),
    Row(
        "/help",
        {
            "/help": "all commands in short",
            "/help WORD": "more about a command, such as /help edit, or a group of them",
            "/help all": "everything that can be typed",
        },
        lambda typed: Help(typed.rest().lower()),
    ),
    Row(
        "/exit",
        {
            "/exit": "end the chat; your messages stay",
            "/quit, quit or Ctrl+D": "the same",
        },
        alone(Quit()),
    ),
)
