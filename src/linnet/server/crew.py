"""Bots, webhooks and keys as one server has them."""

from collections.abc import Callable

from linnet.auth.keys import Keys
from linnet.auth.passing import Passing
from linnet.bus.api import Bus
from linnet.doors.outgoing.outlets import Outlets
from linnet.doors.outgoing.post import LazyPost
from linnet.doors.outgoing.where import check_url
from linnet.engine.bots import Bots
from linnet.engine.engine import Engine
from linnet.engine.hooks import Hooks
from linnet.server import clock
from linnet.server.settings import Settings
from linnet.store.api import Store


class Crew:
    """Made once for a server; `settings` are those it goes by just then."""

    def __init__(
        self,
        engine: Engine,
        store: Store,
        passing: Passing,
        bus: Bus,
        settings: Callable[[], Settings],
        server: str,
    ) -> None:
        self.bots = Bots(engine, store, passing, settings().bots)
        self.keys = Keys(store, clock.now)
        self.outlets = Outlets(engine, store, LazyPost(), lambda: settings().webhook_hosts, server)
        self.hooks = Hooks(
            *(engine, store, passing, self.bots),
            lambda url: check_url(url, settings().webhook_hosts),
        )
        self.hooks.listen(self.outlets.look)
        bus.listen(self.bots.hear, said=False)
        bus.listen(self.outlets.hear)
