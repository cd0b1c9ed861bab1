"""Draws the icons of the installed app from web/public/icon.svg, with Chromium.

    .venv/bin/python tools/web_icons.py

Where a system cuts a circle or its own corners out of it, the icon fills its square; the bird stays
within the middle four fifths.
"""

import asyncio
import shutil
from pathlib import Path

from playwright.async_api import async_playwright

PUBLIC = Path(__file__).parent.parent / "web/public"
SIZES = {"icon-180": 180, "icon-192": 192, "icon-512": 512, "icon-maskable-512": 512}
_PAGE = "<style>*{{margin:0}}svg{{display:block;width:{0}px;height:{0}px}}</style>{1}"


def drawing(name: str) -> str:
    """The icon as SVG; with corners of its own where nobody cuts any."""
    svg = (PUBLIC / "icon.svg").read_text(encoding="utf-8")
    return svg if name in ("icon-192", "icon-512") else svg.replace('rx="8" ', "")


async def main() -> None:
    """Writes all of them."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, size in SIZES.items():
            page = await browser.new_page(viewport={"width": size, "height": size})
            await page.set_content(_PAGE.format(size, drawing(name)))
            await page.screenshot(path=PUBLIC / f"{name}.png", omit_background=True)
            await page.close()
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
