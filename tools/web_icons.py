"""Draws the icons of the installed app from web/public/icon.svg, with Chromium.

    .venv/bin/python tools/web_icons.py

The maskable one fills its square and keeps the bird within the middle four fifths, as launchers cut
circles and other forms out of it.
"""

import asyncio
import re
import shutil
from pathlib import Path

from playwright.async_api import async_playwright

PUBLIC = Path(__file__).parent.parent / "web/public"
SIZES = {"icon-180": 180, "icon-192": 192, "icon-512": 512, "icon-maskable-512": 512}
_PAGE = "<style>*{{margin:0}}svg{{display:block;width:{0}px;height:{0}px}}</style>{1}"


def drawing(name: str) -> str:
    """The icon as SVG; what a system cuts its own corners into has none."""
    svg = (PUBLIC / "icon.svg").read_text(encoding="utf-8")
    if name == "icon-192" or name == "icon-512":
        return svg
    svg = svg.replace('rx="8" ', "")
    return svg if name == "icon-180" else re.sub(r'viewBox="[^"]*"', 'viewBox="-2 -2 32 32"', svg)


async def main() -> None:
    """Writes all of them."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, size in SIZES.items():
            page = await browser.new_page(viewport={"width": size, "height": size})
            svg = drawing(name).replace('width="28" height="28"', 'width="60" height="60" x="-4" y="-4"')
            await page.set_content(_PAGE.format(size, svg if "mask" in name else drawing(name)))
            await page.screenshot(path=PUBLIC / f"{name}.png", omit_background=True)
            await page.close()
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
