"""The translators: bytes to commands, entries to bytes, nothing else; one module per door."""
