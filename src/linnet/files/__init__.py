"""What people upload: kept by content, looked at by a worker, never by name."""
