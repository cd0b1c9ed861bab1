"""`linnet admin`: running a server from its own machine, whether it runs or not."""

import typer

from linnet.cli.admin.acts import acts, undo
from linnet.cli.admin.bans import bans
from linnet.cli.admin.bots import bots
from linnet.cli.admin.codes import codes
from linnet.cli.admin.configured import configured
from linnet.cli.admin.people import people
from linnet.cli.admin.rooms import rooms
from linnet.cli.admin.sessions import sessions
from linnet.cli.config import config

admin = typer.Typer(help="Run a server from its own machine, whether it is started or not.")
admin.add_typer(people, name="people")
admin.add_typer(rooms, name="rooms")
admin.add_typer(bans, name="bans")
admin.add_typer(codes, name="codes")
admin.add_typer(bots, name="bots")
admin.add_typer(sessions, name="sessions")
admin.add_typer(config, name="settings")
admin.command()(acts)
admin.command()(undo)

for group in (admin, people, rooms, bans, codes, bots, sessions):
    for command in group.registered_commands:
        if command.callback:
            command.callback = configured(command.callback)
