"""Where Alembic meets the database: one transaction for the whole upgrade."""

from typing import Any

from alembic import context
from sqlalchemy import URL, Connection, create_engine, event

from linnet.store.tables import metadata

engine = create_engine(URL.create("sqlite", database=str(context.config.attributes["path"])))


@event.listens_for(engine, "connect")
def _leave_transactions_to_us(connection: Any, record: object) -> None:
    connection.isolation_level = None


@event.listens_for(engine, "begin")
def _begin(conn: Connection) -> None:
    # The driver would not open a transaction before DDL, and a kill would leave half a schema.
    conn.exec_driver_sql("begin immediate")


with engine.connect() as conn:
    context.configure(
        connection=conn, target_metadata=metadata, render_as_batch=True, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
