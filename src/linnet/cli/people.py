"""`linnet people`, which is `linnet admin people` too."""

from linnet.cli.admin.people import people as people
