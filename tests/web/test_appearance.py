"""How the pages look, as far as that can be measured in a real browser."""

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_pages import owner

PHONE = {"viewport": {"width": 390, "height": 844}}
FACTS = """all => all.map(facts => {
    const words = fact => {
        const range = document.createRange();
        range.selectNodeContents(fact.lastChild);
        return [...range.getClientRects()];
    };
    const edge = facts.getBoundingClientRect().left;
    const told = [...facts.querySelectorAll(".fact")];
    const lines = told.map(words);
    const tops = lines.map(([first]) => first.top);
    return {
        lines: new Set(tops).size,
        broken: told.filter((_, n) => lines[n].length > 1).map(fact => fact.textContent),
        // A dot at the beginning of a line stands before the edge, where nothing is drawn.
        dots: told.filter((fact, n) => n && tops[n] !== tops[n - 1]
            && fact.firstChild.getBoundingClientRect().right > edge + 1).length,
    };
})"""


async def test_what_is_told_of_people_breaks_between_facts_and_not_within_them(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/server/people", locale="de", **PHONE)
    await owner(server, page)
    await expect(page.locator(".pages .facts")).to_contain_text(["Gast"])
    (seen,) = await page.locator(".pages .facts").evaluate_all(FACTS)
    assert seen == {"lines": 2, "broken": [], "dots": 0}
