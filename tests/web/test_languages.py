"""The page in the languages it has words in, as asked for, and from right to left."""

from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say

GREETING = {
    "fr-CA": ("fr", "Un simple nom"),
    "es-MX": ("es", "Solo un nombre"),
    "ar-EG": ("ar", "اسم فقط"),
    "zh-CN": ("zh-Hans", "只用昵称"),
    "de-AT": ("de", "Nur ein Name"),
    "eo": ("en", "Just a name"),
}
HEBREW = "\u05d3\u05e0\u05d4"
TURNED = "\u202emoc.live"
"""An override, by which what follows would be read backwards."""
EMPTY_ADDRESS = """() => {
  const like = { dir: "ltr", placeholder: "https://" };
  const field = Object.assign(document.createElement("input"), like);
  document.body.append(field);
  return getComputedStyle(field).direction;
}"""
END = """one => {
  const text = document.createRange();
  text.selectNodeContents(one.querySelector("p") ?? one);
  return text.getBoundingClientRect().right;
}"""
"""Where the letters in this end on the right."""


async def loaded(page: Page) -> list[str]:
    """The files of words the page has fetched."""
    found: list[str] = await page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name.split('/').pop())"
        ".filter(name => /^(ar|de|en|es|fr|zh-Hans)-/.test(name))"
        ".map(name => name.replace(/-.{8}\\.js$/, ''))"
    )
    return found


async def test_a_browser_is_answered_in_its_language_and_loads_no_other(visit: Visit) -> None:
    for asked, (code, greeting) in GREETING.items():
        page = await visit(locale=asked)
        await expect(page.get_by_role("tab", selected=True)).to_have_text(greeting)
        assert await page.evaluate("document.documentElement.lang") == code
        assert await loaded(page) == [code]
        await page.close()


async def test_where_the_words_of_a_language_do_not_come_the_page_is_in_english(
    visit: Visit, server: Running
) -> None:
    page = await visit()
    await page.route("**/assets/de-*.js", lambda route: route.abort("connectionfailed"))
    await page.evaluate("localStorage['linnet.language'] = JSON.stringify('de')")
    await page.reload()
    await expect(page.get_by_role("tab", selected=True)).to_have_text(GREETING["eo"][1])
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_a_language_that_was_chosen_is_kept_and_counts_in_other_tabs(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    other = await page.context.new_page()
    await other.goto(page.url)
    await page.locator("button.me").click()
    await page.get_by_label("Language").select_option("fr")
    for tab in (page, other):
        await expect(tab.get_by_role("heading", name="Salons", exact=True).first).to_be_attached()
    await page.reload()
    await expect(page.get_by_role("button", name="Rechercher")).to_be_visible()
    await page.locator("button.me").click()
    await page.get_by_label("Langue").select_option("")
    await expect(page.get_by_role("button", name="Search", exact=True)).to_be_attached()


async def test_a_refusal_is_told_in_the_language_of_the_page(visit: Visit) -> None:
    page = await visit(locale="es")
    await page.locator("#name").fill("server")
    await page.get_by_role("button", name="Entrar").click()
    await expect(page.locator("#name-wrong")).to_contain_text("reservado para el servidor")


async def test_arabic_runs_from_right_to_left_and_counts_as_arabic_does(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby", locale="ar")
    await expect(page.locator(WRITE)).to_be_visible()
    side = await page.locator(".side").bounding_box()
    assert side is not None
    assert side["x"] > 700
    async with server.wire("Bob") as bob:
        for _ in range(2):
            await bob.ask(type="create-room", name=f"garden{_}", kind="open")
        await bob.say("Hello from the left, 1 2 3.")
        line = page.locator("article .text").last
        await expect(line).to_have_text("Hello from the left, 1 2 3.")
        assert await line.evaluate("one => getComputedStyle(one).direction") == "ltr"
        ends = [await one.evaluate(END) for one in (line, page.locator("article .by .name").last)]
        assert abs(ends[0] - ends[1]) < 1, "it stands by the name, and not across the page"
        await bob.say("\u0645\u0631\u062d\u0628\u0627 Ann")
        line = page.locator("article .text").last
        await expect(line).to_contain_text("Ann")
        assert await line.evaluate("one => getComputedStyle(one).direction") == "rtl"
    await expect(page.locator(".side small").first).to_contain_text("متصلان")
    assert await page.evaluate(EMPTY_ADDRESS) == "ltr"


async def test_words_that_turn_their_line_turn_nothing_of_the_page(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire(HEBREW) as other:
        made = await other.ask(type="create-room", name="garden", kind="open")
        await say(page, "/join garden")
        await expect(page.get_by_role("heading", name="# garden").first).to_be_visible()
        await other.ask(type="set-topic", room=made["room"], topic=f"{TURNED} tulips")
        notice = page.get_by_text("set the topic").last
        await expect(notice).to_have_text(f"\u2068{HEBREW}\u2069 set the topic: moc.live tulips")
        await other.say(f"before {TURNED} https://example.org/{TURNED} after", room=made["room"])
        line = page.locator("article .text").last
        await expect(line).to_contain_text("after")
        assert "\u202e" not in await page.locator("body").inner_text()
