"""The e-books of editions, unpacked and read back by an XML parser."""

import io
import re
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urljoin
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

from test_templates import FIRST, SECOND, bare, edition, full, full_article, story, with_base

import digest
from digest.records import Analysis, Edition, Section
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.settings import Settings

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
HOSTILE = """<script>alert(1)</script> "two" 'one' ]]> & <b> \x0b\x01\ufffe"""


def book_of(one: Edition, settings: Settings | None = None) -> bytes:
    pages = render_site([one], settings or with_base(), (), theme_loader()).pages
    return next(page.data for page in pages if page.path.endswith(".epub"))


def members(book: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chapter(name: str, **changes: object) -> Analysis:
    return full(full_article(f"{name}.md", **{"title": name.title(), "aliases": ()} | changes))


def usual_edition() -> Edition:
    arabic = chapter("nahr", title="النهر", language="ar")
    lead = story(chapter("river"), chapter("same"))
    return edition(lead, Section("Town", (story(arabic),)), Section(None, (story(bare()),)))


@cache
def usual() -> dict[str, bytes]:
    return members(book_of(usual_edition()))


def test_article_that_stands_twice_in_an_edition_is_one_chapter() -> None:
    files = members(book_of(edition(story(chapter("river")), Section("Town", (story(chapter("river")),)))))
    items = [item.get("href", "") for item in package(files).iter(f"{OPF}item")]
    assert len([path for path in items if path.startswith("articles/")]) == 1


def package(files: dict[str, bytes]) -> ET.Element:
    return ET.fromstring(files["EPUB/package.opf"])


def read_of(html: str) -> Analysis:
    """An analysis of what a reader makes of some HTML."""
    body = digest.read(f"---\ntitle: T\nlang: en\n---\n\n{html}\n".encode(), name="t.md")[0]
    return bare(body)


def document(analysis: Analysis) -> str:
    files = members(book_of(edition(story(analysis))))
    return next(data.decode() for name, data in files.items() if name.startswith("EPUB/articles/"))


def test_book_is_made_right_after_the_articles_that_it_shares_its_texts_with() -> None:
    made = render_site([usual_edition()], with_base(), (), theme_loader()).plans
    *_, last = paths = [plan.path for plan in made]
    articles = [path for path in paths if path.startswith("articles/")]
    assert last.endswith(".epub")
    assert paths[-1 - len(articles) : -1] == articles


def test_type_comes_first_and_is_not_packed() -> None:
    with ZipFile(io.BytesIO(book_of(usual_edition()))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert usual()["mimetype"] == b"application/epub+zip"


def test_members_have_one_time_and_the_same_bytes_again() -> None:
    book = book_of(usual_edition())
    with ZipFile(io.BytesIO(book)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book == book_of(usual_edition())


def test_every_document_is_well_formed() -> None:
    for name, data in usual().items():
        if PurePosixPath(name).suffix in {".xhtml", ".opf", ".xml"}:
            ET.fromstring(data)


def test_manifest_names_every_file_once() -> None:
    items = [f"EPUB/{item.get('href')}" for item in package(usual()).iter(f"{OPF}item")]
    own = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert sorted(items) == sorted(usual().keys() - own)


def test_spine_has_the_cover_the_contents_and_the_articles_in_their_order() -> None:
    root = package(usual())
    paths = {item.get("id"): item.get("href") for item in root.iter(f"{OPF}item")}
    spine = [paths[ref.get("idref")] for ref in root.iter(f"{OPF}itemref")]
    articles = [f"articles/{name}.xhtml" for name in ("river", "same", "nahr", "bare")]
    assert spine == ["cover.xhtml", "nav.xhtml", *articles]


def test_book_says_what_it_is() -> None:
    root = package(usual())
    facts = {tag: [one.text for one in root.iter(f"{DC}{tag}")] for tag in ("title", "language", "creator")}
    assert facts == {
        "title": ["The Digest: Thursday, March 6, 2025"],
        "language": ["en", "ar"],
        "creator": ["The Digest"],
    }
    (identifier,) = root.iter(f"{DC}identifier")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21}", identifier.text or "")


def meta(files: dict[str, bytes], name: str) -> list[str | None]:
    return [one.text for one in package(files).iter(f"{OPF}meta") if one.get("property") == name]


def test_book_was_changed_on_the_last_day_of_its_edition() -> None:
    assert meta(usual(), "dcterms:modified") == ["2025-03-06T00:00:00Z"]


def test_book_says_how_it_can_be_read() -> None:
    assert meta(usual(), "schema:accessMode") == ["textual"]
    assert "tableOfContents" in meta(usual(), "schema:accessibilityFeature")
    assert meta(usual(), "schema:accessibilityHazard") == ["none"]


def test_table_of_contents_has_the_sections_and_a_second_report_below_its_story() -> None:
    root = ET.fromstring(usual()["EPUB/nav.xhtml"])
    (nav,) = root.iter(f"{XHTML}nav")
    assert nav.get(f"{OPS}type") == "toc"
    assert [span.text for span in nav.iter(f"{XHTML}span")] == ["Town", "More stories"]
    (second,) = nav.findall(f"{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}a[@href='articles/same.xhtml']")
    assert second.text == "Same"


def test_links_within_the_book_lead_to_its_files_and_ids_that_are_there_once() -> None:
    ids = {}
    for name in (name for name in usual() if name.endswith(".xhtml")):
        found = [one.get("id") for one in ET.fromstring(usual()[name]).iter() if one.get("id")]
        assert len(found) == len(set(found))
        ids[name] = found
    for name in ids:
        for one in ET.fromstring(usual()[name]).iter():
            href = one.get("href", "http:")
            path, _, place = urljoin(f"b:/{name}".replace("b:/", "http://b/"), href).partition("#")
            if path.startswith("http://b/"):
                assert path.removeprefix("http://b/") in usual()
                assert not place or place in ids[path.removeprefix("http://b/")]


def test_article_has_its_summary_and_the_marks_that_it_leads_to() -> None:
    root = ET.fromstring(usual()["EPUB/articles/river.xhtml"])
    sentences = [(one.get("href"), one.text) for one in root.findall(f".//{XHTML}a[@class='sentence']")]
    marks = [(f"#{one.get('id')}", one.text) for one in root.iter(f"{XHTML}mark")]
    assert sentences == marks == [("#s1", FIRST), ("#s2", SECOND)]


def test_article_in_another_language_says_its_language_and_direction() -> None:
    (heading,) = ET.fromstring(usual()["EPUB/articles/nahr.xhtml"]).iter(f"{XHTML}h1")
    assert (heading.get("lang"), heading.get("dir")) == ("ar", "rtl")


def test_book_from_right_to_left_is_leafed_through_that_way() -> None:
    files = members(book_of(usual_edition(), with_base(language="ar")))
    (spine,) = package(files).iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == "rtl"
    assert ET.fromstring(files["EPUB/cover.xhtml"]).get("dir") == "rtl"


def test_hostile_words_stay_words() -> None:
    facts = {"title": HOSTILE, "kicker": HOSTILE, "source": HOSTILE, "authors": (HOSTILE,)}
    one = edition(story(chapter("river", **facts)), Section(HOSTILE, (story(bare()),)))
    files = members(book_of(one, with_base(title="A & <b>", author="<i>", description="]]> &")))
    for name, data in files.items():
        if PurePosixPath(name).suffix in {".xhtml", ".opf"}:
            assert not list(ET.fromstring(data).iter(f"{XHTML}script"))
    (heading,) = ET.fromstring(files["EPUB/articles/river.xhtml"]).iter(f"{XHTML}h1")
    assert (heading.text or "").startswith("<script>alert(1)</script>")


def test_earliest_day_can_be_a_day_of_an_edition() -> None:
    one = Edition("0001-01-01", "day", date.min, date.min, story(bare()), ())
    assert meta(members(book_of(one)), "dcterms:modified") == ["0001-01-01T00:00:00Z"]


def test_links_of_an_article_are_kept() -> None:
    page = document(read_of("<p>See <a href='https://a.example/x?a=1&b=2'>this</a>.</p>"))
    assert '<a href="https://a.example/x?a=1&amp;b=2">this</a>' in page


def test_book_has_no_picture_of_an_article() -> None:
    assert "<img" not in document(read_of('<p>a <img src="https://a.example/x.png" alt="x"> b</p>'))


def test_two_sites_give_two_books_and_two_editions_too() -> None:
    def identifier(one: Edition, settings: Settings) -> str | None:
        return package(members(book_of(one, settings))).findtext(f".//{DC}identifier")

    other = edition(story(bare()), key="2025-03-07")
    known = {
        identifier(usual_edition(), with_base()),
        identifier(usual_edition(), with_base(base_url="https://other.example/")),
        identifier(other, with_base()),
    }
    assert len(known) == 3
