"""Pictures of the web client with a conversation in it, at three sizes, in light and dark.

Those whose names end in a language, as desktop-dark-talk-ar, are in that language.

    .venv/bin/python tools/web_shots.py FOLDER [PART-OF-A-NAME ...]

Needs the built client (`python3 dev.py web`) and Chromium. With names only those pictures whose
name has one of them in it; whole names may be of any language, and of the size "zoom", a
desktop's at 200 %: phone-light-talk-de, zoom-dark-me.
"""

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error, Page, WebSocketRoute, async_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.ground import running  # noqa: E402 - the repository is no package
from tools.web_scene import BUSY, LAB, SALON, converse  # noqa: E402

SIZES = {"desktop": (1440, 900), "tablet": (834, 1112), "phone": (390, 844)}
ZOOM = {"zoom": (720, 450)}
AT_ONCE = 3
"""Pictures that are taken at the same time."""
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl mo@home"


async def nothing(page: Page) -> None:
    """The page as it is."""


async def jump(page: Page) -> None:
    await page.keyboard.press("Control+k")


async def search(page: Page) -> None:
    await page.keyboard.press("Control+Shift+F")
    await page.keyboard.type("handshake")


async def me(page: Page) -> None:
    await page.click("button.me")


async def menu(page: Page) -> None:
    await page.locator("article").last.click(button="right")


async def people(page: Page) -> None:
    await page.click("header button[aria-pressed]")


async def card(page: Page) -> None:
    if await page.locator("aside li button").count() == 0:
        await people(page)
    await page.locator("aside li button", has_text="Eva Novak").click()


async def order(page: Page) -> None:
    await card(page)
    await page.locator("dialog .order button").first.click()


async def report(page: Page) -> None:
    await page.locator("article").last.click(button="right")
    await page.get_by_role("menuitem").last.click()


async def load(page: Page) -> None:
    await page.wait_for_timeout(8000)


async def cards(page: Page) -> None:
    await page.click(".pages .bar .main")
    day = await page.evaluate("Date.now() % 100000")
    names = "\n".join(f"{name} {day}" for name in ("Ann Lee", "Jürgen Groß", "Cleo"))
    await page.locator(".pages textarea").fill(names)
    await page.locator(".pages form button.main").click()
    await page.locator(".cards article").first.wait_for()


async def paper(page: Page) -> None:
    """Login cards as they come out of a printer."""
    await cards(page)
    await page.emulate_media(media="print")


async def link(page: Page) -> None:
    """A link that was just made."""
    await page.locator(".pages form button.main").nth(1).click()
    await page.locator(".pages .fresh").wait_for()


async def linkpaper(page: Page) -> None:
    """That link as it comes out of a printer, for a wall."""
    await link(page)
    await page.emulate_media(media="print")


async def key(page: Page) -> None:
    await page.locator(".pages textarea").fill(KEY)
    await page.locator(".pages form button.main").click()
    await page.locator(".pages ul.rows li").first.wait_for()


async def bot(page: Page) -> None:
    day = await page.evaluate("Date.now() % 100000")
    await page.locator(".pages form input").first.fill(f"dice{day}")
    await page.locator(".pages form button.main").first.click()
    await page.locator(".pages ul.rows li").first.wait_for()


async def hook(page: Page) -> None:
    await page.locator(".pages form input").first.fill("ci")
    await page.locator(".pages form button.main").first.click()
    await page.locator(".pages ul.rows li").first.wait_for()


async def pins(page: Page) -> None:
    await page.locator("main > header .icon-button:not(.phone)").first.click()


async def find(page: Page) -> None:
    plus = page.locator(".side .section button").first
    if not await plus.is_visible():  # a phone shows one pane at a time
        await page.locator("main > header button").first.click()
    await plus.click()


SOCKETS: dict[Page, list[WebSocketRoute]] = {}
"""What a page is connected by, so that it can be cut off."""


async def gone(page: Page) -> None:
    """The server cannot be reached, and something waits to be sent."""
    await page.context.set_offline(True)
    for socket in SOCKETS[page]:
        await socket.close()
    await page.fill("textarea", "I am still here")
    await page.click("button.send")
    await page.locator(".off button").wait_for()


async def middle(page: Page) -> None:
    """A window's height above the end."""
    await page.locator(".rows .list").evaluate("list => (list.scrollTop -= list.clientHeight)")


async def tight(page: Page) -> None:
    """Lines close together."""
    await page.evaluate("document.documentElement.dataset.density = 'tight'")


async def emoji(page: Page) -> None:
    await page.click("form button[aria-expanded]")
    await page.keyboard.type("bird")


async def write(page: Page) -> None:
    await page.fill("textarea", "a list:\n- **one**\n")
    await page.type("textarea", "@t")


Act = Callable[[Page], Awaitable[None]]
PICTURES: dict[str, tuple[str, Act]] = {
    "talk": (f"#/room/{LAB}", nothing),
    "busy": (f"#/room/{BUSY}", nothing),
    "busier": (f"#/room/{BUSY}", middle),
    "tight": (f"#/room/{BUSY}", tight),
    "empty": ("#/room/lobby", nothing),
    "nowhere": ("#/room/nowhere", nothing),
    "rooms": ("#/", nothing),
    "enter": ("", nothing),
    "jump": (f"#/room/{LAB}", jump),
    "search": (f"#/room/{LAB}", search),
    "me": ("#/", me),
    "menu": (f"#/room/{LAB}", menu),
    "people": (f"#/room/{LAB}", people),
    "emoji": (f"#/room/{LAB}", emoji),
    "write": (f"#/room/{LAB}", write),
    "card": (f"#/room/{LAB}", card),
    "order": (f"#/room/{LAB}", order),
    "tabs": ("#/you", nothing),
    "profile": ("#/you/profile", nothing),
    "account": ("#/you/account", nothing),
    "sessions": ("#/you/sessions", nothing),
    "notify": ("#/you/notify", nothing),
    "blocked": ("#/you/blocked", nothing),
    "general": (f"#/room/{LAB}/settings/general", nothing),
    "members": (f"#/room/{LAB}/settings/members", nothing),
    "invite": (f"#/room/{LAB}/settings/invite", link),
    "inpaper": (f"#/room/{LAB}/settings/invite", linkpaper),
    "hooks": (f"#/room/{LAB}/settings/hooks", hook),
    "keys": ("#/you/keys", key),
    "bots": ("#/you/bots", bot),
    "pins": (f"#/room/{LAB}", pins),
    "find": (f"#/room/{LAB}", find),
    "gone": (f"#/room/{LAB}", gone),
    "paper": ("#/server/people", paper),
    "rules": (f"#/room/{LAB}/settings/rules", nothing),
    "bars": (f"#/room/{LAB}/settings/bars", nothing),
    "report": (f"#/room/{LAB}", report),
    "load": ("#/server/load", load),
    "settings": ("#/server/settings", nothing),
    "folk": ("#/server/people", nothing),
    "newcards": ("#/server/people", cards),
    "allrooms": ("#/server/rooms", nothing),
    "codes": ("#/server/codes", nothing),
    "reports": ("#/server/reports", nothing),
    "log": ("#/server/log", nothing),
}

BY_MO = ("hooks", "inpaper", "card", "order", "members", "invite", "rules", "bars", "general")
"""What only who keeps order sees."""


def remember(page: Page, socket: WebSocketRoute) -> None:
    """What a page is connected by from here on."""
    socket.connect_to_server()
    SOCKETS.setdefault(page, []).append(socket)


async def picture(browser: Browser, url: str, name: str, kept: dict[str, Any], out: Path) -> None:
    """Take one, named SIZE-THEME-WHAT or SIZE-THEME-WHAT-LANGUAGE."""
    size, theme, what, *language = name.split("-")
    width, height = (SIZES | ZOOM)[size]
    phone = size == "phone"
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="light" if theme == "light" else "dark",
        has_touch=phone,
        is_mobile=phone,
        locale=language[0] if language else "en",
    )
    place, act = PICTURES[what]
    if what != "enter":
        who = "mo" if what in BY_MO or place.startswith(("#/server", "#/you")) else "eva"
        stored = json.dumps(json.dumps(kept[who]))
        await context.add_init_script(f"localStorage['linnet.sign-in'] = {stored}")
    page = await context.new_page()
    page.on("console", lambda told: print(f"{name}: {told.text}"))
    page.on("pageerror", lambda error: print(f"{name}: {error}"))
    page.set_default_timeout(8000)
    await page.route_web_socket("**/ws", lambda socket: remember(page, socket))
    # The place one has read to moves when one looks: each picture is to have its "New" line.
    await page.add_init_script("document.hasFocus = () => false")
    await page.goto(f"{url}/{place.replace(LAB, SALON) if language else place}")
    await page.wait_for_timeout(900)
    await act(page)
    await page.wait_for_timeout(500)
    await page.screenshot(path=out / f"{name}.png")
    await context.close()


async def main(out: Path, parts: list[str]) -> None:
    """All pictures whose names were asked for."""
    whats = [*PICTURES, *(f"{what}-ar" for what in PICTURES)]
    names = [f"{s}-{t}-{w}" for s in SIZES for t in ("dark", "light") for w in whats]
    wanted = [name for name in names if not parts or any(part in name for part in parts)]
    wanted += [name for name in parts if name not in names and name.count("-") > 1]
    with tempfile.TemporaryDirectory() as data:
        async with AsyncExitStack() as stack:
            server = await stack.enter_async_context(
                running(Path(data) / "data", server_name="Room 204")
            )
            kept = await converse(server, stack)
            playwright = await stack.enter_async_context(async_playwright())
            browser = await playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            turn = asyncio.Semaphore(AT_ONCE)

            async def take(name: str) -> None:
                async with turn:
                    try:
                        await picture(browser, server.url, name, kept, out)
                    except Error as wrong:
                        print(f"{name}: {wrong}")

            await asyncio.gather(*map(take, wanted))
            await browser.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(folder, sys.argv[2:]))
