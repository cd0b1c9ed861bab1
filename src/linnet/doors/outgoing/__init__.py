"""Outgoing webhooks: a room's messages, sent to other programs one after the other."""
