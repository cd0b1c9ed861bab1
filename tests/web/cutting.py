"""The page's connection to its server, cut when a test wishes."""

from playwright.async_api import Page, WebSocketRoute


class Wire:
    """Lets all through until it is cut, and again once it is mended."""

    def __init__(self) -> None:
        self._away = False
        self._sockets: list[WebSocketRoute] = []

    async def between(self, page: Page) -> None:
        """Stand between this page and its server, from the next connection on."""
        await page.route_web_socket("**/ws*", self._through)

    async def cut(self) -> None:
        """No connection from here on."""
        self._away = True
        await self.drop()

    async def drop(self) -> None:
        """This connection is lost; the next one may come at once."""
        await self._sockets[-1].close()

    def mend(self) -> None:
        self._away = False

    async def _through(self, socket: WebSocketRoute) -> None:
        if self._away:
            await socket.close()
        else:
            socket.connect_to_server()
            self._sockets.append(socket)
