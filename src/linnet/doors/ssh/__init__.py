"""The door for SSH: `ssh NAME@HOST -p PORT` opens the full-screen chat, and nothing else."""
