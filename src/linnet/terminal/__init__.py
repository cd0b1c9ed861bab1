"""The terminal faces over the client: the plain line mode and what scripts use."""
