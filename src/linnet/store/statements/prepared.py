"""Statements hot enough to skip SQLAlchemy: written out once, then given to the driver itself."""

from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ClauseElement

_STYLES: dict[str, Any] = {"sqlite": "named", "postgresql": "pyformat"}


class Prepared:
    """A statement of SQLAlchemy's for which every call costs what the database costs.

    Values are given by the names of its bind parameters and go to the driver as they are.
    """

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._written: dict[str, tuple[str, dict[str, Any]]] = {}

    def __call__(self, conn: Connection, **values: Any) -> Any:
        """The driver's cursor. Raises IntegrityError as SQLAlchemy does."""
        text, constants = self._written.get(conn.dialect.name) or self._write_out(conn.dialect)
        raw: Any = conn.connection.driver_connection
        try:
            return raw.execute(text, constants | values)
        except conn.dialect.loaded_dbapi.IntegrityError as error:
            raise IntegrityError(text, values, error) from error

    def _write_out(self, dialect: Dialect) -> tuple[str, dict[str, Any]]:
        assert isinstance(self._statement, ClauseElement)
        kind: Any = type(dialect)
        compiled = self._statement.compile(dialect=kind(paramstyle=_STYLES[dialect.name]))
        self._written[dialect.name] = str(compiled), dict(compiled.params)
        return self._written[dialect.name]
