"""What a reader does with the published example, in a real browser."""

import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from conftest import RAIN, MakeProject, copy_example, markdown, thorough_but
from playwright.sync_api import Browser, Page
from samples import picture_file

import digest


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example digest, built below a folder that stands for a host's sub-path."""
    folder = tmp_path_factory.mktemp("host")
    return digest.build(copy_example(folder / "example"), output=folder / "town/digest").site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the example on a static server, under a sub-path."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Handler, directory=site.parent.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/town/digest/"
        server.shutdown()


class Links(HTMLParser):
    """The addresses that a page names, and the ids that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (
                name in {"href", "src"}
                and value is not None
                and (tag, ("rel", "canonical")) != (tag, attrs[0])
            ):
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.add(value)


def read_links(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def test_every_link_of_every_page_leads_to_a_file_and_a_place_in_it(site: Path) -> None:
    pages = {path: read_links(path) for path in sorted(site.rglob("*.html"))}
    dead = []
    for path, links in pages.items():
        for link in links.addresses:
            target, fragment = urldefrag(urljoin(path.as_uri(), link))
            if urlsplit(target).scheme != "file":
                continue
            file = Path(unquote(urlsplit(target).path))
            if not file.is_file() or (fragment and fragment not in pages[file].ids):
                dead.append(f"{path.relative_to(site)}: {link}")
    assert len(pages) > 40
    assert dead == []


EVERY_KIND_OF_PAGE = (
    "index.html",
    "articles/notre-dame-bells/index.html",
    "stories/proba-3-launch/index.html",
    "topics/index.html",
    "topics/world/index.html",
    "archive/index.html",
    "about/index.html",
    "404.html",
)

IN_SIGHT = """id => {
    const box = document.getElementById(id).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
}"""
"""Whether an element is in the window; after a click the page may take a moment to scroll."""


def open_article(page: Page, address: str) -> None:
    page.goto(address + "articles/notre-dame-bells/index.html")


def test_click_on_a_summary_sentence_lands_on_its_highlighted_place(tab: Page, address: str) -> None:
    open_article(tab, address)
    tab.set_viewport_size({"width": 900, "height": 500})
    sentence = tab.locator("a[href='#s3']").first
    said = sentence.inner_text()
    sentence.click()
    mark = tab.locator("mark#s3")
    assert mark.inner_text() == said
    assert tab.evaluate("document.querySelector(':target').id") == "s3"
    tab.wait_for_function("() => scrollY > 0")
    tab.wait_for_function(IN_SIGHT, arg="s3")
    other = tab.locator("mark#s1").evaluate("element => getComputedStyle(element).backgroundColor")
    assert mark.evaluate("element => getComputedStyle(element).backgroundColor") != other


def test_summary_sentence_of_the_front_page_leads_to_its_place_in_the_article(
    tab: Page, address: str
) -> None:
    tab.goto(address + "index.html")
    sentence = tab.locator("a[href$='#s1']").first
    said = sentence.inner_text()
    sentence.click()
    tab.wait_for_url("**/articles/**#s1")
    assert tab.locator("mark#s1").inner_text() == said


def test_summary_link_works_with_the_keyboard(tab: Page, address: str) -> None:
    open_article(tab, address)
    tab.locator("a[href='#s2']").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector(':target').id") == "s2"


def test_click_on_a_hard_sentence_highlights_it_in_the_text(tab: Page, address: str) -> None:
    open_article(tab, address)
    tab.locator("summary", has_text="Hardest sentences").click()
    sentence = tab.locator(".hardest a[href^='#n']").first
    said, name = sentence.inner_text(), sentence.evaluate("element => element.hash.slice(1)")
    colour = "element => getComputedStyle(element).backgroundColor"
    place = tab.locator(f"span#{name}")
    before = place.evaluate(colour)
    sentence.click()
    assert place.inner_text().startswith(said.removesuffix("…"))
    assert place.evaluate(colour) != before


def test_mark_leads_back_to_its_sentence_of_the_summary(tab: Page, address: str) -> None:
    open_article(tab, address)
    tab.locator("mark#s2 .back").click()
    assert tab.evaluate("document.querySelector(':target').id") == "summary-2"
    assert tab.locator("li:target").inner_text() == tab.locator("mark#s2").inner_text()


def test_box_points_the_hardest_sentences_out_without_scripts(browser: Browser, site: Path) -> None:
    line = "element => getComputedStyle(element).textDecorationLine"
    with browser.new_page(java_script_enabled=False) as page:
        page.goto((site / "articles/notre-dame-bells/index.html").as_uri())
        before = page.locator(".hard").first.evaluate(line)
        page.locator("#point-out").check()
        assert (before, page.locator(".hard").first.evaluate(line)) == ("none", "underline")


def test_site_is_readable_from_the_disk(tab: Page, site: Path) -> None:
    tab.goto((site / "index.html").as_uri())
    background = tab.evaluate("getComputedStyle(document.body).fontFamily")
    tab.locator("h2 a, h3 a").first.click()
    tab.wait_for_url("file://**/articles/**")
    assert tab.locator("h1").count() == 1
    assert background == tab.evaluate("getComputedStyle(document.body).fontFamily")
    assert tab.evaluate("document.styleSheets.length") >= 1


def test_pages_ask_for_nothing_but_the_sites_own_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("index.html", "articles/notre-dame-bells/index.html", "about/index.html"):
        page.goto(address + path)
    assert asked
    assert all(url.startswith(address) for url in asked)


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_window(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for path in ("index.html", "articles/chess-level/index.html", "archive/index.html", "about/index.html"):
        tab.goto(address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


KEEP_VIOLATIONS = """violations = [];
addEventListener("securitypolicyviolation", event => violations.push(
    `${event.violatedDirective} ${event.blockedURI}`))"""


@pytest.mark.parametrize("kind", thorough_but(["http", "file"], "file"))
def test_no_page_breaks_its_own_policy(page: Page, site: Path, address: str, kind: str) -> None:
    page.add_init_script(KEEP_VIOLATIONS)
    root = address if kind == "http" else f"{site.as_uri()}/"
    for path in EVERY_KIND_OF_PAGE:
        page.goto(root + path, wait_until="load")
        assert page.evaluate("violations") == [], path


def test_policy_blocks_a_script_that_slipped_in(tab: Page, make_project: MakeProject) -> None:
    site = digest.build(make_project({"content/rain.md": markdown("Rain")})).site
    article = site / "articles/rain/index.html"
    planted = '<script>planted = 1</script><img src="none.png" onerror="planted = 1">'
    text = article.read_text(encoding="utf-8").replace("</main>", f"{planted}</main>")
    article.write_text(text, encoding="utf-8")
    tab.goto(article.as_uri(), wait_until="load")
    assert tab.evaluate("typeof planted") == "undefined"


def test_page_at_an_address_that_leads_nowhere_has_its_style(tab: Page, address: str) -> None:
    tab.goto(address + "404.html")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 251, 247)"


def test_dark_scheme_has_a_dark_page(tab: Page, address: str) -> None:
    brightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    tab.goto(address)
    tab.emulate_media(color_scheme="light")
    assert min(tab.evaluate(brightness)) > 200
    tab.emulate_media(color_scheme="dark")
    assert max(tab.evaluate(brightness)) < 60


BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def test_reader_chooses_the_dark_colours_and_they_stay(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.emulate_media(color_scheme="light")
    for _ in ("light", "dark"):
        page.locator(".switch").click()
    chosen = page.evaluate(BACKGROUND)
    page.locator("h2 a").first.click()
    page.wait_for_url("**/articles/**")
    assert page.evaluate(BACKGROUND) == chosen == "rgb(22, 21, 18)"


def test_switch_says_what_is_chosen(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    said = []
    for _ in range(4):
        said.append(page.locator(".switch").inner_text())
        page.locator(".switch").press("Enter")
    assert said == [
        "Colours: as the system has them",
        "Colours: light",
        "Colours: dark",
        "Colours: as the system has them",
    ]


def test_switch_works_where_nothing_can_be_kept(page: Page, site: Path) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto((site / "index.html").as_uri())
    for _ in ("light", "dark"):
        page.locator(".switch").click()
    assert page.evaluate(BACKGROUND) == "rgb(22, 21, 18)"


def test_frame_of_a_telephone_has_the_chosen_colour(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(".switch").click()
    media = "[...document.querySelectorAll('meta[name=theme-color]')].map(meta => meta.media)"
    assert page.evaluate(media) == ["all", "not all"]


def test_without_scripts_there_is_no_switch(browser: Browser, site: Path) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto((site / "index.html").as_uri())
        assert not page.locator(".switch").is_visible()


def test_picture_has_its_place_before_it_is_there(page: Page, make_project: MakeProject) -> None:
    text = markdown("Rain", f"{RAIN}\n![The river](river.png)\n\nIt fell again.")
    project = make_project({"content/rain.md": text})
    (project / "content/river.png").write_bytes(picture_file((1000, 500)))
    article = digest.build(project).site / "articles/rain/index.html"
    page.route("**/*.jpg", lambda _: None)
    page.goto(article.as_uri(), wait_until="commit")
    box = page.locator(".text img").bounding_box()
    assert box is not None
    assert round(box["width"] / box["height"], 1) == 2.0


def test_picture_is_no_wider_than_a_narrow_window(tab: Page, make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain", f"{RAIN}\n![The river](river.png)")})
    (project / "content/river.png").write_bytes(picture_file((1000, 500)))
    tab.set_viewport_size({"width": 320, "height": 800})
    tab.goto((digest.build(project).site / "articles/rain/index.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


FOCUSED = """() => {
    const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);
    const ring = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    const { className, tagName, href, hash } = document.activeElement;
    return { name: className || tagName, ring, place: hash || href || "" };
}"""


def test_keyboard_goes_from_the_skip_link_to_the_headline_of_the_lead(tab: Page, address: str) -> None:
    tab.goto(address + "index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate(FOCUSED)["name"] == "skip"
    tab.keyboard.press("Enter")
    while (focused := tab.evaluate(FOCUSED))["place"] != tab.locator(".lead .headline a").evaluate(
        "link => link.href"
    ):
        tab.keyboard.press("Tab")
        assert not focused["name"].startswith(("nav", "switch"))
    assert focused["ring"] > 0


@pytest.mark.parametrize("path", ["index.html", "articles/notre-dame-bells/index.html"])
def test_everything_that_takes_the_focus_shows_it(tab: Page, address: str, path: str) -> None:
    tab.goto(address + path)
    faint = []
    count = tab.evaluate("document.querySelectorAll('a, button, summary, input').length")
    for _ in range(count):
        tab.keyboard.press("Tab")
        focused = tab.evaluate(FOCUSED)
        if focused["name"] == "BODY":
            break
        if focused["ring"] == 0:
            faint.append(focused)
    assert faint == []


KEEP_SHIFTS = """shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
    .observe({ type: "layout-shift", buffered: true })"""


def test_front_page_does_not_move_while_its_pictures_come(page: Page, make_project: MakeProject) -> None:
    files = {
        f"content/{word}.md": markdown(
            word, f"The {word} came over the town on Monday.", topic="Town", image="river.png"
        )
        for word in ("Rain", "Snow", "Wind")
    }
    project = make_project(files)
    (project / "content/river.png").write_bytes(picture_file((1000, 500)))
    page.add_init_script(KEEP_SHIFTS)
    page.goto((digest.build(project).site / "index.html").as_uri(), wait_until="load")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    shown = "[...document.images].filter(image => image.checkVisibility())"
    page.wait_for_function(f"() => {shown}.every(image => image.complete && image.naturalWidth)")
    assert page.locator("img").filter(visible=True).count() == 2
    assert page.evaluate("shifts") == []


def test_arabic_page_runs_from_right_to_left(tab: Page, make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("المطر"), "digest.toml": '[site]\nlanguage = "ar"\n'})
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto((digest.build(project).site / "index.html").as_uri())
    date, tools = (tab.locator(name).bounding_box() for name in (".masthead__date", ".masthead__tools"))
    assert date is not None
    assert tools is not None
    assert date["x"] > tools["x"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("path", ["index.html", "articles/notre-dame-bells/index.html"])
def test_wider_spaces_between_letters_and_lines_part_no_page(browser: Browser, site: Path, path: str) -> None:
    spaces = (
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    with browser.new_page(viewport={"width": 320, "height": 800}, bypass_csp=True) as page:
        page.goto((site / path).as_uri())
        page.add_style_tag(content=spaces)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_page_glides_only_where_motion_is_welcome(tab: Page, site: Path) -> None:
    glide = "getComputedStyle(document.documentElement).scrollBehavior"
    tab.goto((site / "index.html").as_uri())
    tab.emulate_media(reduced_motion="no-preference")
    before = tab.evaluate(glide)
    tab.emulate_media(reduced_motion="reduce")
    assert (before, tab.evaluate(glide)) == ("smooth", "auto")


def test_marks_are_told_apart_in_forced_colours(tab: Page, address: str) -> None:
    open_article(tab, address)
    tab.emulate_media(forced_colors="active")
    colour = "element => getComputedStyle(element).backgroundColor"
    assert tab.locator("mark#s1").evaluate(colour) != tab.locator("body").evaluate(colour)


def test_chosen_colours_are_there_before_anything_is_drawn(page: Page, site: Path) -> None:
    page.add_init_script("localStorage['digest-theme'] = 'dark'")
    page.emulate_media(color_scheme="light")
    page.add_init_script(
        "new MutationObserver((_, me) => { if (document.body) { me.disconnect(); "
        "first = document.documentElement.dataset.theme; } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto((site / "index.html").as_uri())
    assert page.evaluate("first") == "dark"


def test_edition_is_printed_in_columns_without_its_menus(tab: Page, address: str) -> None:
    tab.goto(address + "index.html")
    tab.emulate_media(media="print")
    assert int(tab.locator(".sections").evaluate("element => getComputedStyle(element).columnCount")) > 1
    assert tab.locator("nav:visible, .skip:visible, .switch:visible").count() == 0


def test_numbers_of_printed_headlines_are_those_of_the_addresses(
    tab: Page, make_project: MakeProject
) -> None:
    words = "Rain Snow Wind Hail Frost Thunder Fog Dew Heat Drought Sleet Smoke".split()
    files = {
        f"content/{word}.md": markdown(
            word,
            f"The {word} came over the town on Monday and stayed for long.",
            url=f"https://a.example/{word}",
            topic="Weather",
        )
        for word in words
    }
    tab.goto((digest.build(make_project(files)).site / "index.html").as_uri())
    assert not tab.locator(".addresses").is_visible()
    tab.emulate_media(media="print")
    numbered = tab.evaluate(
        """[...document.querySelectorAll(".edition .noted")]
            .filter(element => getComputedStyle(element, "::after").counterIncrement === "note 1")
            .map(element => element.textContent)"""
    )
    listed = tab.locator(".addresses li bdi:last-child").all_inner_texts()
    assert tab.locator(".addresses").is_visible()
    assert listed == [f"https://a.example/{word}" for word in numbered]
    assert len(listed) == len(words)


def test_picture_of_a_wide_card_stands_beside_all_its_words(tab: Page, make_project: MakeProject) -> None:
    files = {
        f"content/{word}.md": markdown(
            word, f"The {word} came over the town on Monday.", topic=f"Topic {word}", image="river.png"
        )
        for word in ("Rain", "Snow")
    }
    project = make_project(files)
    (project / "content/river.png").write_bytes(picture_file((1000, 500)))
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto((digest.build(project).site / "index.html").as_uri())
    picture, words = (tab.locator(f".card {name}").bounding_box() for name in (".thumbnail", ".summary"))
    assert picture is not None
    assert words is not None
    assert words["x"] + words["width"] <= picture["x"]
