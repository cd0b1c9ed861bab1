"""The statements, as plain functions of a connection, the same for every database."""
