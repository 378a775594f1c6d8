"""A site that was built, then changed in one place: `digest.verify` sees it, and says where."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from conftest import RAIN, markdown

import digest
from digest.errors import DigestError
from digest.proof import VerifyReport
from digest.proof.kinds import FINDERS
from digest.publish import MANIFEST

BASE = "https://digest.example/d/"
WIND = RAIN.replace("river Lune", "wind").replace("flood", "storm")
SETTINGS = f"""
site.base_url = "{BASE}"
site.description = "All the weather"
edition.period = "month"
summary.prefer = "publisher"
images.cards = false
"""

ARTICLES = {
    "rain.md": markdown("Rain", topic="Weather", source="The Post", authors="Ada Lee", date="2025-01-03"),
    "reprint.md": markdown("Reprint", source="The Echo", date="2025-01-03"),
    "wind.md": markdown("Wind", WIND, topic="Weather", date="2025-01-02"),
    "own.md": markdown("Own", WIND.replace("wind", "hail"), summary="'It hailed, & that for days.'"),
    "short.md": markdown("Short", "Snow fell on the old town. Nobody was hurt.", date="2025-01-01"),
} | {
    f"old-{n}.md": markdown(f"Old {n}", RAIN.replace("Lune", f"Lune {n}"), topic="Weather", date="2024-11-01")
    for n in range(50)
}

RAIN_PAGE = "site/articles/rain/index.html"


@dataclass(frozen=True)
class Published:
    """A project with its site, that a test may change."""

    project: Path

    def edit(self, path: str, old: str, new: str) -> str:
        """Change the first place of a text in a file of the project; the place as a notice names it."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        place = text.index(old)
        file.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8", newline="\n")
        return f"{path}:{text.count(chr(10), 0, place) + 1}"

    def line_of(self, path: str, text: str) -> str:
        """The first place of a text in a file, as a notice names it."""
        whole = (self.project / path).read_text(encoding="utf-8")
        return f"{path}:{whole.count(chr(10), 0, whole.index(text)) + 1}"

    def edit_document(self, change: Callable[[dict[str, list[dict[str, object]]]], object]) -> None:
        """Change digest.json."""
        path = self.project / "site/digest.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        change(document)
        path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")

    def verify(self) -> VerifyReport:
        return digest.verify(self.project)

    def problems(self) -> list[str]:
        return [str(notice) for notice in self.verify().notices]


REMEMBERING = {kind: lru_cache(maxsize=1_000)(find) for kind, find in FINDERS.items()}
"""What a file shows rests on its bytes alone, and nearly all files are the same in all tests."""


@pytest.fixture(autouse=True)
def _remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.proof.kinds.FINDERS", REMEMBERING)


MakeSite = Callable[[dict[str, str]], Published]


@pytest.fixture
def build_site(tmp_path: Path) -> MakeSite:
    """Give a function that writes the files of a project and builds its site."""

    def make(files: dict[str, str]) -> Published:
        for name, text in files.items():
            path = tmp_path / "built" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        digest.build(tmp_path / "built")
        return Published(tmp_path / "built")

    return make


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("verify") / "project"
    (project / "content").mkdir(parents=True)
    (project / "digest.toml").write_text(SETTINGS)
    for name, text in ARTICLES.items():
        (project / "content" / name).write_text(text, encoding="utf-8", newline="\n")
    digest.build(project)
    return project


@pytest.fixture
def published(original: Path, tmp_path: Path) -> Published:
    return Published(Path(shutil.copytree(original, tmp_path / "project")))


FIRST = "The river Lune rose by two metres in the night and flooded the lower town."
"""The first sentence of the summaries of rain.md and reprint.md."""


def back_link(number: int) -> str:
    """Return what stands at the end of a mark."""
    return (
        f'<a class="back" href="#summary-{number}" aria-label="Back to sentence {number} of the summary"></a>'
    )


FILES = (
    "articles/rain/index.html",
    "articles/reprint/index.html",
    "authors/ada-lee/index.html",
    "digest.json",
    "editions/2025-01/email.html",
    "editions/2025-01/index.html",
    "feed.atom",
    "feed.json",
    "index.html",
    "sources/the-echo/index.html",
    "sources/the-post/index.html",
    "stories/rain/index.html",
    "topics/weather/feed.atom",
    "topics/weather/feed.json",
    "topics/weather/index.html",
)
OTHER_FILES = {
    "topics/weather/page/2/index.html": "The river Lune 9 rose by two metres",
    "editions/2024-11/index.html": "The river Lune 0 rose by two metres",
    "articles/old-7/index.html": "The river Lune 7 rose by two metres",
}


def test_untouched_site_is_proved(published: Published) -> None:
    report = published.verify()
    assert (report.notices, report.articles) == ((), 55)
    assert report.sentences > 3 * 50


def test_every_file_that_shows_a_summary_is_counted(published: Published) -> None:
    site = published.project / "site"
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*")
        if path.suffix in {".html", ".atom", ".json", ".js"} and path.name != MANIFEST
    }
    telling = {path for path, text in texts.items() if " rose by two metres in the night" in text}
    assert {*FILES, *OTHER_FILES} <= telling
    taken_along = 3 * sum(path.endswith("/email.html") for path in telling)
    assert published.verify().files == len(telling) + taken_along


@pytest.mark.parametrize("path", FILES)
def test_changed_sentence_is_told_with_its_place(published: Published, path: str) -> None:
    place = published.edit(f"site/{path}", FIRST, FIRST.replace("metres", "yards"))
    (problem,) = published.problems()
    assert problem.startswith(f"{place}: ")
    assert "yards" in problem


INDEX = FILES.index("digest.json")


@pytest.mark.parametrize("other", ["meters", "metres,"], ids=["letter", "sign"])
@pytest.mark.parametrize(
    "paths", [FILES[:INDEX] + FILES[INDEX + 1 :], FILES[INDEX : INDEX + 1]], ids=["pages and feeds", "index"]
)
def test_smallest_change_is_told_in_every_file(
    published: Published, paths: tuple[str, ...], other: str
) -> None:
    places = [published.edit(f"site/{path}", FIRST, FIRST.replace("metres", other)) for path in paths]
    problems = published.problems()
    assert [problem.partition(": ")[0] for problem in problems] == places
    assert [problem for problem in problems if other not in problem] == []


@pytest.mark.parametrize("path", OTHER_FILES)
def test_changed_sentence_on_a_further_page_is_told(published: Published, path: str) -> None:
    place = published.edit(f"site/{path}", OTHER_FILES[path], OTHER_FILES[path].replace("two", "three"))
    (problem,) = published.problems()
    assert problem.startswith(f"{place}: ")


LAST = "Engineers said that the flood wall had held, although water came over it at the mill."

ONE_CHANGE = {
    "sentence on the article's page": (RAIN_PAGE, '#s1">The', '#s1">A', '"A river'),
    "mark": (RAIN_PAGE, 'id="s1">The', 'id="s1">A', "the text is not that of content/rain.md"),
    "text": (RAIN_PAGE, "until Thursday", "until Friday", "until Friday."),
    "paragraph added": (
        RAIN_PAGE,
        '</p>\n</div>\n<section class="addresses"',
        '</p><p>A lie.</p>\n</div>\n<section class="addresses"',
        '"A lie.", not',
    ),
    "second text": (
        RAIN_PAGE,
        '<div class="text">',
        '<div class="text">Lie</div><div class="text">',
        "a second text",
    ),
    "space taken out of the text": (RAIN_PAGE, "until Thursday", "untilThursday", "the text is not that of"),
    "hidden sign in the text": (
        RAIN_PAGE,
        "until Thursday",
        "until&#8203; Thursday",
        "the text is not that of",
    ),
    "mark with more words": (
        RAIN_PAGE,
        f"{LAST}{back_link(3)}</mark> Schools",
        f"{LAST} Schools</mark>",
        '"s3"> is around',
    ),
    "mark too many": (RAIN_PAGE, "Schools", '<mark id="s9">Schools</mark>', "is of no sentence"),
    "description": (RAIN_PAGE, 'content="The river', 'content="A river', "the description is no text of"),
    "link preview": (
        RAIN_PAGE,
        'og:description" content="',
        'og:description" content="Lo! ',
        "the description is",
    ),
    "abstract": (RAIN_PAGE, '"abstract": "', '"abstract": "Lo! ', "the description is no text of"),
    "headline for programs": (RAIN_PAGE, '"headline": "Rain', '"headline": "Sun', "the description is no"),
    "link to another sentence": ("site/index.html", "rain/index.html#s1", "rain/index.html#s2", ", not"),
    "link to no sentence": (
        "site/index.html",
        "rain/index.html#s1",
        "rain/index.html#s7",
        "leads to no sentence",
    ),
    "link to no article": (
        "site/index.html",
        "articles/rain/index.html#s1",
        "about/#s1",
        "no article's page",
    ),
    "link off the site": (
        "site/index.html",
        "articles/rain/",
        "https://a.example/rain/",
        "no article's page",
    ),
    "no link": ("site/index.html", 'class="sentence" href=', 'class="sentence" title=', "has no link"),
    "headline": ("site/index.html", ">Wind</a></h3>", ">Calm</a></h3>", 'the headline is "Calm", not "Wind"'),
    "words beside the sentences": (
        "site/index.html",
        '<p class="summary">\n',
        '<p class="summary">Lo!\n',
        '"Lo!" is no linked sentence',
    ),
    "publisher's summary": (
        "site/articles/own/index.html",
        '<p class="summary">It',
        '<p class="summary">He',
        '"He',
    ),
    "publisher's summary in digest.json": (
        "site/digest.json",
        "It hailed",
        "He hailed",
        "own summary is not that",
    ),
    "title in digest.json": (
        "site/digest.json",
        '"title":"Wind","stand',
        '"title":"Calm","stand',
        "the title is not that of content/wind.md",
    ),
    "beginning of a short article": ("site/index.html", "Snow fell on", "Rain fell on", '"Rain fell'),
    "entry's headline": ("site/feed.atom", "<title>Wind</title>", "<title>Calm</title>", "the headline is"),
    "no well-formed feed": ("site/feed.atom", "</entry>", "</entri>", "no well-formed XML: mismatched tag"),
    "feed with declarations": (
        "site/feed.atom",
        "<feed",
        "<!DOCTYPE feed><feed",
        "document type declaration",
    ),
    "base element": (RAIN_PAGE, "<title>", '<base href="https://a.example/"><title>', "<base>"),
    "encoding": (RAIN_PAGE, 'charset="utf-8"', 'charset="utf-16"', "its encoding"),
}


@pytest.mark.parametrize("what", ONE_CHANGE)
def test_one_change_is_told_with_its_place(published: Published, what: str) -> None:
    path, old, new, message = ONE_CHANGE[what]
    place = published.edit(path, old, new)
    told = [problem for problem in published.problems() if message in problem]
    assert [problem.partition(": ")[0] for problem in told] == [place]


def test_sentence_without_its_mark_is_told(published: Published) -> None:
    published.edit(RAIN_PAGE, '<mark id="s2">', '<mark id="t2">')
    (problem,) = published.problems()
    assert 'sentence 2 of the summary has no <mark id="s2">' in problem


def test_sentence_that_is_hidden_is_not_there(published: Published) -> None:
    published.edit("site/topics/weather/index.html", '<a class="sentence"', '<a hidden class="sentence"')
    (problem,) = published.problems()
    assert "sentence 1 of the summary is left out before a later one" in problem


def test_entry_that_leads_to_another_article_is_told(published: Published) -> None:
    published.edit("site/feed.atom", f"{BASE}articles/wind/", f"{BASE}articles/short/")
    headline, summary = published.problems()
    assert 'the headline is "Wind", not "Short"' in headline
    assert "as in content/short.md" in summary


@pytest.mark.parametrize("path", ["feed.atom", "authors/ada-lee/feed.json"])
def test_changed_text_in_a_full_feed_is_told(build_site: MakeSite, path: str) -> None:
    files = {"content/rain.md": ARTICLES["rain.md"], "digest.toml": 'syndication.content = "full"'}
    published = build_site(files)
    assert published.problems() == []
    published.edit(f"site/{path}", "sent assessors", "sent nobody")
    (problem,) = published.problems()
    assert problem.startswith(f"site/{path}:")
    assert "the text is not that of content/rain.md" in problem


def test_full_text_under_a_link_that_leads_nowhere_is_told(build_site: MakeSite) -> None:
    files = {"content/rain.md": ARTICLES["rain.md"], "digest.toml": 'syndication.content = "full"'}
    published = build_site(files)
    published.edit("site/feed.json", '"url": "articles/rain/', '"url": "articles/nowhere/')
    assert any("nothing says whose text stands under" in problem for problem in published.problems())


def test_sentence_under_another_headline_is_told(published: Published) -> None:
    page = published.project / "site/sources/the-post/index.html"
    text = page.read_text()
    page.write_text(
        text.replace("rain/index.html#s", "old-3/index.html#s").replace("Lune rose", "Lune 3 rose")
    )
    assert any(
        'a sentence of content/old-3.md stands under "Rain"' in problem for problem in published.problems()
    )


def test_sentences_out_of_order_are_told(published: Published) -> None:
    page = published.project / "site/authors/ada-lee/index.html"
    lines = page.read_text().splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if 'class="sentence"' in line)
    lines[first : first + 2] = lines[first + 1], lines[first]
    page.write_text("".join(lines))
    (problem,) = published.problems()
    assert f"index.html:{first + 1}: the sentences of the summary are not in reading order" in problem


def test_article_page_shows_the_whole_summary(published: Published) -> None:
    page = published.project / "site/articles/wind/index.html"
    lines = page.read_text().splitlines(keepends=True)
    lines.remove(next(line for line in lines if 'class="sentence" href="#s3"' in line))
    page.write_text("".join(lines))
    (problem,) = published.problems()
    assert "shows 2 of the 3 sentences of the summary" in problem


def summary_of(document: dict[str, list[dict[str, object]]], file: str) -> list[dict[str, object]]:
    article = next(one for one in document["articles"] if one["file"] == file)
    assert isinstance(article["summary"], list)
    return article["summary"]


def test_wrong_offsets_are_told(published: Published) -> None:
    published.edit_document(lambda document: summary_of(document, "rain.md")[0].update(start=1))
    (problem,) = published.problems()
    assert "does not stand at characters 1 to 74 of content/rain.md" in problem


def test_offset_counted_from_the_end_is_no_offset(published: Published) -> None:
    article = digest.read(ARTICLES["rain.md"].encode(), name="rain.md")[0]
    start = -len(article.text)
    published.edit_document(lambda document: summary_of(document, "rain.md")[0].update(start=start))
    (problem,) = published.problems()
    assert f"does not stand at characters {start} to 74" in problem


def test_sentences_of_digest_json_out_of_order_are_told(published: Published) -> None:
    published.edit_document(lambda document: summary_of(document, "rain.md").reverse())
    problem = next(problem for problem in published.problems() if problem.startswith("site/digest.json:"))
    assert "the sentences of the summary are not in reading order" in problem


def test_second_page_of_an_article_is_told(published: Published) -> None:
    def double(document: dict[str, list[dict[str, object]]]) -> None:
        rain = next(one for one in document["articles"] if one["file"] == "rain.md")
        document["articles"].append(rain | {"page": "topics/index.html"})

    published.edit_document(double)
    (problem,) = published.problems()
    assert "a second article, or a second page, of content/rain.md" in problem


def test_mark_at_another_place_with_the_same_words_is_told(build_site: MakeSite) -> None:
    twice = build_site({"content/a.md": markdown("A", f"{FIRST}\n\n{RAIN}")})
    page = twice.project / "site/articles/a/index.html"
    text = page.read_text()
    marked = f'<mark id="s1">{FIRST}{back_link(1)}</mark>'
    assert text.count(marked) == 1
    plain = text.replace(marked, FIRST)
    body = plain.index('<div class="text">')
    places = [plain.index(FIRST, body), plain.rindex(FIRST, body, plain.index("</main>"))]
    (other,) = [place for place in places if plain[:place] + marked + plain[place + len(FIRST) :] != text]
    page.write_text(plain[:other] + marked + plain[other + len(FIRST) :])
    assert any("is not at the place of the sentence" in problem for problem in twice.problems())


def test_lie_that_page_feed_and_digest_json_agree_on_is_told(published: Published) -> None:
    for path in (published.project / "site").rglob("*.*"):
        if path.is_file() and path.suffix not in {".png", ".epub"}:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("rose by two metres", "sank by two metres"), encoding="utf-8")
    assert published.verify().mismatches > len(FILES)


def test_sentences_of_another_article_that_all_files_agree_on_are_told(published: Published) -> None:
    published.edit_document(
        lambda document: summary_of(document, "wind.md").__setitem__(0, summary_of(document, "rain.md")[0])
    )
    assert any("as at characters 0 to 74 of content/wind.md" in problem for problem in published.problems())


def test_page_given_out_as_that_of_another_article_is_told(published: Published) -> None:
    def swap(document: dict[str, list[dict[str, object]]]) -> None:
        rain, wind = (
            [one for one in document["articles"] if one["file"] == f] for f in ("rain.md", "wind.md")
        )
        rain[0]["page"], wind[0]["page"] = wind[0]["page"], rain[0]["page"]

    published.edit_document(swap)
    assert any("the text is not that of content/wind.md" in problem for problem in published.problems())


def test_article_edited_since_the_build_is_told_once(published: Published) -> None:
    published.edit("content/rain.md", "two metres", "three metres")
    (problem,) = published.problems()
    assert problem.startswith(
        f"{published.line_of(RAIN_PAGE, '<mark')}: the text is not that of content/rain.md"
    )
    assert "build again" in problem


def test_lie_about_an_article_edited_since_the_build_is_told_too(published: Published) -> None:
    published.edit("content/rain.md", "two metres", "three metres")
    place = published.edit("site/index.html", "two metres", "nine metres")
    mark = published.line_of(RAIN_PAGE, "<mark")
    assert [problem.partition(": ")[0] for problem in published.problems()] == [mark, place]


def test_articles_that_came_and_went_are_told_once(published: Published) -> None:
    (published.project / "content/rain.md").unlink()
    (published.project / "content/old-3.md").unlink()
    (published.project / "content/new.md").write_text(markdown("New"))
    (problem,) = published.problems()
    assert (
        "the site is older than its content: 2 articles are gone (content/old-3.md, content/rain.md), "
        in problem
    )
    assert problem.endswith("1 article is new (content/new.md) (build again)")


def test_article_that_cannot_be_read_any_more_is_told_with_the_reason(published: Published) -> None:
    (published.project / "content/rain.md").write_text("")
    assert published.problems()[0].startswith("content/rain.md:1: the file is empty")


def test_draft_is_no_article_unless_asked_for(published: Published) -> None:
    project = published.project
    (project / "content/wind.md").write_text(
        markdown("Wind", WIND, draft="true", topic="Weather", date="2025-01-02")
    )
    assert published.verify().mismatches == 1
    assert digest.verify(project, drafts=True).mismatches == 0


@pytest.mark.parametrize("path", ["articles/rain/index.html", "topics/index.html", "feed.atom", "robots.txt"])
def test_missing_file_is_told(published: Published, path: str) -> None:
    (published.project / "site" / path).unlink()
    assert published.problems() == [f"site/{path}: the file is missing (build again)"]


def test_article_page_is_missed_without_the_manifest_too(published: Published) -> None:
    (published.project / "site" / MANIFEST).unlink()
    assert published.problems() == []
    (published.project / RAIN_PAGE).unlink()
    assert published.problems() == [f"{RAIN_PAGE}: the file is missing (build again)"]


def test_page_left_over_from_an_older_site_is_told(published: Published) -> None:
    shutil.copytree(published.project / "site/articles/rain", published.project / "site/articles/flood")
    problems = published.problems()
    assert {problem.partition(":")[0] for problem in problems} == {"site/articles/flood/index.html"}
    assert "leads to no article's page" in problems[0]


def test_any_html_file_is_verified_by_its_markup_and_whole_addresses(published: Published) -> None:
    mail = f'<table><tr><td class="sentence"><a href="{BASE}articles/rain/#s1">{FIRST}</a></table>'
    before = published.verify().sentences
    (published.project / "site/editions/2025-01/letter.html").write_text(mail)
    assert published.verify().sentences == before + 1
    place = published.edit("site/editions/2025-01/letter.html", "rose", "fell")
    assert published.problems()[0].startswith(f"{place}: ")


def test_file_that_is_not_ours_is_left_alone(published: Published) -> None:
    (published.project / "site/mine.html").write_text('<p class="summary">Mine.<base href="/">')
    (published.project / "site/notes.txt").write_text("Mine.")
    assert published.problems() == []


def test_unknown_kind_of_file_that_a_build_wrote_is_told(published: Published) -> None:
    manifest = published.project / "site" / MANIFEST
    manifest.write_text(manifest.read_text().replace('"files": [', '"files": [\n"search.idx",'))
    (published.project / "site/search.idx").write_text("The river sank.")
    report = published.verify()
    assert report.mismatches == 0
    assert "site/search.idx: nothing is known of this kind of file" in str(report.notices[0])


def test_link_out_of_the_site_is_not_read(published: Published, tmp_path: Path) -> None:
    page = published.project / "site/index.html"
    shutil.copy(page, tmp_path / "outside.html")
    page.unlink()
    page.symlink_to(tmp_path / "outside.html")
    (problem,) = published.problems()
    assert "cannot be verified: a link that leads out of the site" in problem


def test_page_that_is_not_utf_8_is_told_with_its_line(published: Published) -> None:
    (published.project / "site/index.html").write_bytes(b"<p>\n\xff")
    assert "site/index.html:2: cannot be verified: not UTF-8 (build again)" in published.problems()


def without_markup(template: str, old: str) -> str:
    text = (Path(__file__).parents[2] / "templates" / template).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, "")


def test_theme_that_drops_the_markup_of_the_sentences_is_told_so(build_site: MakeSite) -> None:
    text = without_markup("partials/summary.html", 'class="sentence" ').replace(" summary", "")
    site = build_site({"content/rain.md": ARTICLES["rain.md"], "templates/partials/summary.html": text})
    (problem,) = site.problems()
    assert "no summary sentence found on 1 article page (" in problem
    assert 'the theme must keep class="sentence"' in problem


def test_theme_that_drops_the_markup_of_the_text_is_told_so(build_site: MakeSite) -> None:
    text = without_markup("article.html", 'class="text"')
    (problem,) = build_site(
        {"content/rain.md": ARTICLES["rain.md"], "templates/article.html": text}
    ).problems()
    assert "no text of the article found on 1 article page" in problem


def test_theme_that_drops_the_markup_of_the_cards_is_warned_of(build_site: MakeSite) -> None:
    card = (Path(__file__).parents[2] / "templates/partials/card.html").read_text(encoding="utf-8")
    card = card.replace('class="sentence" ', "").replace('class="summary"', "")
    site = build_site({"content/rain.md": ARTICLES["rain.md"], "templates/partials/card.html": card})
    report = site.verify()
    assert report.mismatches == 0
    assert "no summary sentence found on 5 pages that lead to articles" in str(report.notices[0])


def test_theme_of_ones_own_is_proved_if_it_keeps_the_markup(build_site: MakeSite) -> None:
    page = (
        '<title>x</title><article><h1 class="big headline">{{ title }}</h1><div class="summary">'
        '{% for s in card.summary %}<p class="x sentence"><b><a href="{{ link(s.path) }}">{{ s.text }}</a>'
        '{% endfor %}</div><main class="text">{{ body }}</main>'
    )
    site = build_site({"content/rain.md": ARTICLES["rain.md"], "templates/article.html": page})
    assert site.problems() == []
    site.edit("site/articles/rain/index.html", "The river", "A river")
    assert site.verify().mismatches == 1


def test_summary_that_a_theme_shows_without_links_is_proved(build_site: MakeSite) -> None:
    page = (
        '<h1 class="headline">{{ title }}</h1><p class="summary">'
        '{{ card.summary|map(attribute="text")|join(" ") }}<div class="text">{{ body }}</div>'
    )
    site = build_site({"content/rain.md": ARTICLES["rain.md"], "templates/article.html": page})
    assert site.problems() == []
    site.edit("site/articles/rain/index.html", "the night", "a night")
    assert "a night" in site.problems()[-1]


def test_site_that_tells_of_sentences_and_shows_none_is_no_success(published: Published) -> None:
    def forget(document: dict[str, list[dict[str, object]]]) -> None:
        document["articles"].clear()
        document["stories"].clear()

    published.edit_document(forget)
    for path in (published.project / "site").rglob("*.html"):
        path.write_text("")
    errors = [notice.problem for notice in published.verify().notices if notice.severity == "error"]
    assert "no summary sentence is proved; digest.json tells of 0" in errors


def test_site_of_short_articles_alone_is_a_warning(build_site: MakeSite) -> None:
    report = build_site({"content/short.md": ARTICLES["short.md"]}).verify()
    assert (report.mismatches, report.articles, report.sentences) == (0, 1, 0)
    assert "no summary sentence is proved; digest.json tells of 0" in str(report.notices[0])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda project: shutil.rmtree(project / "site"), "site: no such folder"),
        (lambda project: (project / "site/digest.json").unlink(), "site: no site: it has no digest.json"),
        (
            lambda project: (project / "site/digest.json").write_text("[]"),
            "site/digest.json:1: cannot be read",
        ),
        (
            lambda project: (project / "site" / MANIFEST).write_text("{"),
            "the manifest of the site is damaged",
        ),
        (lambda project: shutil.rmtree(project / "content"), "content/: no such folder"),
        (lambda project: (project / "digest.toml").write_text("[sit]"), "digest.toml:1: unknown section"),
    ],
)
def test_site_that_cannot_be_verified_is_an_error(
    published: Published, change: Callable[[Path], object], message: str
) -> None:
    change(published.project)
    with pytest.raises(DigestError, match=message):
        published.verify()


def test_site_may_lie_elsewhere(published: Published, tmp_path: Path) -> None:
    elsewhere = (published.project / "site").rename(tmp_path / "public")
    (elsewhere / "robots.txt").unlink()
    report = digest.verify(published.project, site=elsewhere)
    assert [notice.place for notice in report.notices] == [f"{elsewhere}/robots.txt"]


def test_summary_with_signs_of_markup_is_proved(build_site: MakeSite) -> None:
    body = RAIN.replace("two metres", 'two <b>&amp;</b> a *half* metres `<i>` "so"')
    site = build_site(
        {"content/rain.md": markdown("Rain & <more>", body), "digest.toml": "summary.sentences = 9\n"}
    )
    assert site.problems() == []
    assert site.verify().sentences > 0


def test_verify_opens_no_socket(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a proof asked for a socket")

    monkeypatch.setattr("socket.socket", refuse)
    published.verify()
