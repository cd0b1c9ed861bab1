"""Who is asking: passwords, tokens, invitations and throttling turn credentials into a session."""
