"""The chat window: a face over the client, in Tk."""
