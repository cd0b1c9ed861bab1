"""Doors for netcat, telnet and the clients of tutorials: PyChat and nickname-first."""
