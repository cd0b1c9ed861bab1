"""The option --config of administration: a folder without a server goes by the same settings."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any

import typer

Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Settings the server is started with [DIR/linnet.toml]."),
]
CONFIG: ContextVar[Path | None] = ContextVar("config", default=None)
"""What stood behind --config of the command that runs."""


def configured(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same command with the option, which each has and none looks at by itself."""

    @wraps(command)
    def work(*words: Any, config: Path | None = None, **given: Any) -> Any:
        CONFIG.set(config)
        return command(*words, **given)

    own = signature(command)
    option = Parameter("config", Parameter.KEYWORD_ONLY, default=None, annotation=Config)
    work.__dict__["__signature__"] = own.replace(parameters=[*own.parameters.values(), option])
    work.__annotations__ = {**command.__annotations__, "config": Config}
    return work
