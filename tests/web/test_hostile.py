"""Hostile words in a real browser: whatever somebody writes anywhere, no script of theirs runs."""

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit

RUN = "globalThis.ran = (globalThis.ran ?? 0) + 1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror='{RUN}'>",
    f'"><svg onload="{RUN}">',
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"[press](javascript:{RUN})",
    f"[press](JaVaScRiPt:{RUN})",
    f"[press](data:text/html,<script>{RUN}</script>)",
    f"[press](vbscript:{RUN})",
    f"javascript:{RUN}",
    f'https://example.org/"onmouseover="{RUN}',
    f"[a](https://example.org/'onclick='{RUN})",
    f"`</code><script>{RUN}</script>`",
    f"```html\n</pre><script>{RUN}</script><b onclick={RUN}>\n```",
    f'```"><script>{RUN}</script>\ntext\n```',
    f"> <script>{RUN}</script>\n> - <img src=x onerror={RUN}>",
    f"||<img src=x onerror={RUN}>||",
    f"@<img/src=x/onerror={RUN}>",
    "**<style>@import'//evil.example'</style><base href=//evil.example>**",
    f"<math><mtext></table><mglyph><style><img src=x onerror={RUN}></style></mglyph>",
    f"<form action=//evil.example><button formaction=javascript:{RUN}>x</button></form>",
    f"<a href=https://x.example ping=//evil.example onclick={RUN}>x</a>",
    f"{{{{constructor.constructor('{RUN}')()}}}}${{{RUN}}}",
    f"<details open ontoggle={RUN}><summary>x</summary></details>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;img src=x onerror=alert(1)&#x3e;",
    "__proto__ constructor toString :constructor: @constructor @__proto__",
]
WATCH = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", event =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


async def test_nothing_that_is_written_anywhere_becomes_a_part_of_the_page(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Mallory") as mallory:
        page = await visit("Ann")
        await page.add_init_script(WATCH)
        await page.goto(f"{server.url}/#/room/lobby")
        await page.reload()
        await expect(page.locator("textarea")).to_be_visible()
        said = [(await mallory.say(text))["seq"] for text in PAYLOADS]
        await mallory.ask(type="set-topic", room="lobby", topic=PAYLOADS[1])
        await mallory.ask(type="edit", room="lobby", seq=said[0], text=PAYLOADS[2])
        await mallory.say("an answer", reply_to=said[1])
        await expect(page.get_by_text("an answer", exact=True)).to_be_visible()
        for text in ("script", "img", "iframe", "svg onload", "form", "base", "style"):
            assert await page.locator(f"article .text {text.split()[0]}").count() == 0, text
        links = await page.locator("article a").evaluate_all("all => all.map(one => one.href)")
        assert all(link.startswith("https://") for link in links), links
        await page.evaluate(
            "document.querySelectorAll('article button, article a')"
            ".forEach(one => one.dispatchEvent(new MouseEvent('mouseover')))"
        )
        assert await page.evaluate("globalThis.ran ?? 0") == 0
        assert await page.evaluate("violations") == []


async def test_markup_that_is_made_by_a_script_is_refused_by_the_page_itself(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator("textarea")).to_be_visible()
    refused = await page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return ''; }"
        " catch (wrong) { return wrong.name; } }"
    )
    assert refused == "TypeError"
