"""Search as a reader uses it, in a real browser: from a server, and from the disk."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import RAIN, MakeProject, markdown, thorough_but
from playwright.sync_api import Browser, Page

import digest
from digest.render.search.folding import search_words

ZOO = """\
The zoo of Kendal bought an otter and a young giraffe on Monday.
Its keepers built a pond in the old quarry.
Visitors may see the otter from the first week of May.
The giraffe came by lorry from a park in the south.
A ticket costs nine pounds, as it did in the last year.
The town paid for the fence around the quarry.
"""

ARTICLES = {
    "rain.md": markdown("Flood closes four bridges", source="The Lune Courier", topics="[Weather]"),
    "zoo.md": markdown("Zoo buys a giraffe", ZOO, date="2025-03-06", source="The Ford Echo", topics="[Town]"),
    "cafe.md": markdown(
        "Café Müller reopens", RAIN, date="2025-03-05", source="The Ford Echo", topics="[Town]"
    ),
    "wetter.md": markdown("今天天气很好", "大雨昨天结束。" * 8, date="2025-03-04", lang="zh"),
    "arabic.md": markdown("أمطار غزيرة", "هطلت الأمطار على المدينة. " * 8, date="2025-03-03", lang="ar"),
    "hostile.md": markdown(
        "</script><img src=x onerror=alert(1)> __proto__ \u2028 constructor",
        "The otter toString met __proto__ and hasOwnProperty at the constructor. " * 6,
        date="2025-03-02",
    ),
}

WORDS = """
harbour Café naïve coöperate don’t 1,000 3.5 state-of-the-art snake_case TV’s ﬁnal №5 ½ x²
Straße STRASSE Größe Übung Fuß ẞ Öl Ärger Weiß Bücher
été Noël garçon œuvre l’eau Œdipe À où façade île
niño mañana ¿qué? vergüenza corazón José año último pingüino más
São coração avô às três português lição órgão você ação
perché città così più università già caffè l’acqua libertà è
Łódź żółć świat źródło ćma będzie dzień ósmy ślub mąż
Øre Ærø ångström þorn Ísland dönsk Åse smørrebrød ðe Tromsø
İstanbul ısı ığdır Çankaya şeker güneş öğretmen üzüm İZMİR ILIK
ΟΔΟΣ οδός Αθήνα Ελλάδα ΣΊΣΥΦΟΣ άνθρωπος ϋ ώρα Ἀθῆναι καλός
Ёлка ёж Россия й Київ їжак Україна Ґанок Българија ЪЕЛЬ
مُحَمَّد أحمد إلى آخر مدرسة على مستشفى ٢٠٢٤ ـــكتاب مسؤول
فارسی کتاب ۱۴۰۳ هٔ می‌روم گربه پژوهش ایران هستند ی
שָׁלוֹם ירושלים עִבְרִית צה״ל ג׳ירפה בְּרֵאשִׁית מים ילד לא כן
हिन्दी भारत क़लम ज़मीन बाढ़ नदी मौसम विज्ञान प्रधानमंत्री दिल्ली
ประเทศไทย น้ำท่วม กรุงเทพ ข่าว ฝน วันนี้ โรงเรียน ตลาด แม่น้ำ ไฟ
今天天气 東京タワー ガラス ﾊﾝｶｸ ひらがな iPhone手机 日本語 雨 １２３ 々
한국어 서울 뉴스 날씨 비가 대한민국 강 학교 시장 홍수
Việt đường Hà Nội nước lũ tiếng Đà Nẵng sông
Αΐ Ǆ ǅ ĳ Ŀ ŉ ſ Ω Å ℃ 𝓐𝓫 𐐀 ⅷ ㎏ ①
""".split()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "content").mkdir()
    for name, text in ARTICLES.items():
        (folder / "content" / name).write_text(text, encoding="utf-8")
    (folder / "digest.toml").write_text('[edition]\nperiod = "month"\n', encoding="utf-8")
    digest.build(folder, output=folder / "host/town")
    return folder


@pytest.fixture(scope="module")
def addresses(project: Path) -> Iterator[dict[str, str]]:
    """The search page on a static server that has it below a sub-path, and on the disk."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            self.send_header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
            )
            super().end_headers()

    handler = partial(Handler, directory=project / "host")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {
            "http": f"http://127.0.0.1:{server.server_port}/town/search/index.html",
            "file": (project / "host/town/search/index.html").as_uri(),
        }
        server.shutdown()


@pytest.fixture(params=thorough_but(["http", "file"], "http"))
def search(request: pytest.FixtureRequest, tab: Page, addresses: dict[str, str]) -> Page:
    tab.set_default_timeout(10_000)
    tab.goto(addresses[request.param])
    return tab


@pytest.fixture
def disk(tab: Page, addresses: dict[str, str]) -> Page:
    tab.set_default_timeout(10_000)
    tab.goto(addresses["file"])
    return tab


def look_for(page: Page, words: str, found: int) -> list[str]:
    """Type some words, wait for so many results, and return their headlines."""
    page.locator("#search-words").fill(words)
    page.locator("#search-status", has_text=f"Articles found: {found}").wait_for()
    return page.locator("#search-results .headline").all_inner_texts()


def test_results_come_as_one_types(search: Page) -> None:
    search.locator("#search-words").press_sequentially("giraf")
    search.locator("#search-status", has_text="Articles found: 1").wait_for()
    assert search.locator(".headline").inner_text() == "Zoo buys a giraffe"


def test_words_found_are_highlighted(search: Page) -> None:
    look_for(search, "quarry giraff", 1)
    assert {"giraffe", "quarry"} == set(search.locator("#search-results mark").all_inner_texts())


def test_result_leads_to_the_article(search: Page) -> None:
    look_for(search, "giraffe", 1)
    search.locator("#search-results .headline a").click()
    search.wait_for_url("**/articles/zoo/**")
    assert search.locator("h1").inner_text() == "Zoo buys a giraffe"


def test_sentence_of_a_result_leads_to_its_mark(search: Page) -> None:
    look_for(search, "giraffe", 1)
    sentence = search.locator("#search-results a.sentence").first
    said = sentence.inner_text()
    sentence.click()
    search.wait_for_url("**/articles/zoo/**")
    assert search.locator("mark:target").inner_text() == said


def test_query_stands_in_the_address_and_is_taken_from_there(search: Page) -> None:
    look_for(search, "otter", 2)
    assert search.url.endswith("?q=otter")
    search.reload()
    search.locator("#search-status", has_text="Articles found: 2").wait_for()
    assert search.locator("#search-words").input_value() == "otter"


def test_field_in_the_masthead_leads_to_the_results(search: Page) -> None:
    search.goto(search.url.replace("search/index.html", "articles/zoo/index.html"))
    search.locator("#find").fill("otter")
    search.keyboard.press("Enter")
    search.locator("#search-status", has_text="Articles found: 2").wait_for()
    assert search.locator("#search-words").input_value() == "otter"


def test_way_back_from_a_result_leads_to_the_results(search: Page) -> None:
    look_for(search, "otter", 2)
    search.locator(".headline a").first.click()
    search.wait_for_url("**/articles/**")
    search.go_back()
    search.locator("#search-status", has_text="Articles found: 2").wait_for()
    assert search.locator("#search-results .headline").count() == 2


def test_search_asks_for_no_file_but_the_sites_own_and_says_nothing_on_the_console(
    page: Page, addresses: dict[str, str]
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(addresses["http"])
    look_for(page, "otter", 2)
    assert all(url.startswith(addresses["http"].removesuffix("search/index.html")) for url in asked)
    assert said == []


def test_file_of_the_index_that_was_loaded_is_not_asked_for_again(
    page: Page, addresses: dict[str, str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(addresses["http"])
    look_for(page, "otter", 2)
    look_for(page, "giraffe", 1)
    scripts = [url for url in asked if "/search/" in url]
    assert len(scripts) == len(set(scripts))


def test_case_and_accents_do_not_matter(disk: Page) -> None:
    assert look_for(disk, "cafe MULLER", 1) == ["Café Müller reopens"]
    assert disk.locator(".headline mark").all_inner_texts() == ["Café", "Müller"]


def test_chinese_is_found_and_marked_within_its_sentence(disk: Page) -> None:
    look_for(disk, "天气", 1)
    assert disk.locator(".headline mark").all_inner_texts() == ["天气"]


def test_single_character_finds_words_that_begin_with_it(disk: Page) -> None:
    assert look_for(disk, "今", 1) == ["今天天气很好"]


def test_result_in_arabic_has_its_language_and_direction(disk: Page) -> None:
    look_for(disk, "امطار", 1)
    headline = disk.locator(".headline")
    assert (headline.get_attribute("lang"), headline.get_attribute("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("words", ["__proto__", "constructor", "toString hasOwn"])
def test_word_that_every_object_knows_is_a_word_like_any_other(disk: Page, words: str) -> None:
    (headline,) = look_for(disk, words, 1)
    assert headline.startswith("</script><img src=x onerror=alert(1)>")


@pytest.mark.parametrize("words", ["valueOf", "xylophone", "ott+er(", "zzz*", "*", "#"])
def test_what_is_not_there_is_said_with_a_hint(disk: Page, words: str) -> None:
    disk.locator("#search-words").fill(words)
    disk.locator("#search-status", has_text="Nothing found").wait_for()
    assert disk.locator("#search-results").inner_text() == ""


def test_articles_with_some_of_the_words_are_shown_as_such(disk: Page) -> None:
    disk.locator("#search-words").fill("xylophone giraffe")
    disk.locator("#search-status", has_text="No article has all of these words").wait_for()
    assert disk.locator(".headline").all_inner_texts() == ["Zoo buys a giraffe"]


def test_word_in_the_headline_comes_before_one_in_the_text(disk: Page) -> None:
    assert look_for(disk, "bridges", 2)[0] == "Flood closes four bridges"


def test_topic_narrows_the_search(disk: Page) -> None:
    look_for(disk, "mayor", 2)
    disk.locator("#search-topic").select_option(label="Weather")
    disk.locator("#search-status", has_text="Articles found: 1").wait_for()
    assert disk.locator(".headline").all_inner_texts() == ["Flood closes four bridges"]


def test_source_alone_lists_its_articles_newest_first(disk: Page) -> None:
    disk.locator("#search-source").select_option(label="The Ford Echo")
    disk.locator("#search-status", has_text="Articles found: 2").wait_for()
    assert disk.locator(".headline").all_inner_texts() == ["Zoo buys a giraffe", "Café Müller reopens"]
    assert disk.url.endswith("?source=the-ford-echo")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("2025-03-04", "", 3), ("", "2025-03-02", 2), ("2025-03-03", "2025-03-04", 2), ("", "2024-12-31", 1)],
)
def test_days_narrow_the_search(disk: Page, first: str, last: str, found: int) -> None:
    disk.locator("#search-from").fill(first)
    disk.locator("#search-until").fill(last)
    disk.locator("#search-status", has_text=f"Articles found: {found}").wait_for()
    assert disk.locator(".headline").count() == found


@pytest.mark.parametrize(
    ("words", "marked"),
    [("bridge flood", "bridges"), ("giraffes pond", "giraffe"), ("quarries zoo", "quarry")],
)
def test_singular_finds_the_plural_and_the_other_way_round(disk: Page, words: str, marked: str) -> None:
    disk.locator("#search-words").fill(words)
    disk.locator("#search-status", has_text="Articles found").wait_for()
    assert marked in disk.locator("#search-results mark").all_inner_texts()


def test_word_itself_comes_before_its_other_form(tab: Page, make_project: MakeProject) -> None:
    texts = {"one.md": markdown("Storms"), "two.md": markdown("Storm", date="2024-11-01")}
    project = make_project({f"content/{name}": text for name, text in texts.items()})
    tab.goto((digest.build(project).site / "search/index.html").as_uri())
    assert look_for(tab, "storm rain", 2) == ["Storm", "Storms"]


def test_rare_form_does_not_outweigh_the_word_itself(tab: Page, make_project: MakeProject) -> None:
    seen = RAIN + "An otter was seen at the mill.\n"
    files = {f"content/{n}.md": markdown(f"Report {n}", seen) for n in range(5)}
    files |= {"content/otter.md": markdown("Otter", RAIN), "content/otters.md": markdown("Otters", RAIN)}
    tab.goto((digest.build(make_project(files)).site / "search/index.html").as_uri())
    assert look_for(tab, "otter", 7)[0] == "Otter"


def test_words_in_quotes_are_looked_for_as_words(disk: Page) -> None:
    assert look_for(disk, '"young giraffe"', 1) == ["Zoo buys a giraffe"]


def test_day_before_all_articles_finds_none(disk: Page) -> None:
    disk.locator("#search-until").fill("2020-01-01")
    disk.locator("#search-status", has_text="Nothing found").wait_for()


def test_slash_leads_to_the_field_and_is_not_typed(disk: Page) -> None:
    disk.keyboard.press("/")
    disk.keyboard.type("zoo")
    assert disk.locator("#search-words").input_value() == "zoo"


def test_slash_is_typed_where_one_types(disk: Page) -> None:
    disk.locator("#search-words").focus()
    disk.keyboard.type("a/b")
    assert disk.locator("#search-words").input_value() == "a/b"


def test_arrow_keys_lead_through_the_results_and_enter_opens_one(disk: Page) -> None:
    look_for(disk, "otter", 2)
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        disk.keyboard.press(key)
    assert disk.evaluate("document.activeElement.closest('.headline').textContent") == "Zoo buys a giraffe"
    disk.keyboard.press("Enter")
    disk.wait_for_url("**/articles/zoo/**")


def test_escape_leads_from_a_result_to_the_field_and_then_clears_it(disk: Page) -> None:
    look_for(disk, "otter", 2)
    disk.keyboard.press("ArrowDown")
    disk.keyboard.press("Escape")
    assert disk.evaluate("document.activeElement.id") == "search-words"
    disk.keyboard.press("Escape")
    disk.locator("#search-results:empty").wait_for(state="attached")
    assert "?" not in disk.url


def test_enter_in_the_field_stays_on_the_page(disk: Page) -> None:
    look_for(disk, "otter", 2)
    disk.keyboard.press("Enter")
    assert disk.locator(".headline").count() == 2


def test_more_results_come_on_demand(tab: Page, make_project: MakeProject) -> None:
    project = make_project({f"content/{n:02d}.md": markdown(f"Rain {n}") for n in range(25)})
    tab.goto((digest.build(project).site / "search/index.html").as_uri())
    assert len(look_for(tab, "rain", 25)) == 20
    tab.locator("#search-more").click()
    tab.locator(".card").nth(24).wait_for()
    assert tab.locator("#search-more").is_hidden()
    assert tab.evaluate("[...document.querySelectorAll('.headline a')].indexOf(document.activeElement)") == 20


def test_missing_index_is_said(tab: Page, make_project: MakeProject) -> None:
    site = digest.build(make_project({"content/rain.md": markdown("Rain")})).site
    (site / "search/words/0.js").unlink()
    tab.goto((site / "search/index.html").as_uri())
    tab.locator("#search-words").fill("rain")
    tab.locator("#search-status", has_text="could not be loaded").wait_for()


def test_without_scripts_the_page_says_so_and_leads_to_the_archive(
    browser: Browser, addresses: dict[str, str]
) -> None:
    with browser.new_context(java_script_enabled=False) as context, context.new_page() as page:
        page.goto(addresses["file"])
        assert "Search needs JavaScript" in page.locator("main").inner_text()
        page.locator("main a").first.click()
        assert page.url.endswith("archive/index.html")


def test_browser_folds_words_as_the_index_does(disk: Page) -> None:
    found = disk.evaluate("words => Promise.all(words.map(word => digestSearch.words(word)))", WORDS)
    assert found == [search_words(word) for word in WORDS]


def test_index_is_the_same_whatever_the_order_of_files(project: Path) -> None:
    again = digest.build(project, output=project / "again").site
    for path in sorted((project / "host/town/search").rglob("*.js")):
        assert path.read_bytes() == (again / path.relative_to(project / "host/town")).read_bytes()


def test_every_file_of_the_index_is_json_in_a_call(project: Path) -> None:
    for path in sorted((project / "host/town/search").rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(project / "host/town/search").with_suffix("").as_posix()
        assert text.startswith(f'digestSearch("{name}",')
        json.loads(text.partition(",")[2].removesuffix(");\n"))
        assert not {"<", "\u2028", "\u2029"} & set(text.partition(",")[2]) - set(
            "<" if name == "directory" else ""
        )
