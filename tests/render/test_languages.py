"""A whole site in German and in Arabic: none of the theme's English is left in it."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from babel.messages.pofile import read_po
from conftest import markdown, thorough_but
from refresh import PHRASES

import digest

GERMAN = """\
Der Stadtrat hat am Donnerstag beschlossen, die alte Brücke über den Fluss neu zu bauen.
Die Kosten werden auf 42 Millionen Euro geschätzt, von denen das Land zwei Drittel trägt.
Der Bau soll im Oktober beginnen und drei Jahre dauern.
Während dieser Zeit, in der viele Fahrten länger werden, wird der Verkehr über die Nordbrücke geleitet, \
deren Fahrbahnübergangskonstruktionen dafür eigens verstärkt und deren Geländer von einer Firma erhöht werden.
Die Händler der Altstadt klagen über Einbußen von bis zu einem Drittel.
Ein Bürgerverein hatte eine Sanierung verlangt, weil das Bauwerk unter Denkmalschutz steht.
Vier der alten Laternen sollen auf der neuen Brücke wieder stehen.
"""
ARABIC = """\
أقرّ المجلس البلدي يوم الخميس بناء جسر جديد فوق النهر مكان الجسر القديم.
وتقدَّر التكلفة بنحو 42 مليون دولار تتحمل الحكومة ثلثيها.
ويبدأ العمل في أكتوبر ويستمر ثلاث سنوات.
وفي هذه الأثناء تُحوَّل حركة السير إلى الجسر الشمالي الذي سيُدعَّم لهذا الغرض.
ويشكو تجار المدينة القديمة من تراجع مبيعاتهم بمقدار الثلث.
وطالبت جمعية أهلية بترميم الجسر لأنه من معالم المدينة.
وسيُعاد تركيب أربعة من المصابيح القديمة على الجسر الجديد.
"""
TEXTS = {"de": GERMAN, "ar": ARABIC}
TITLES = {"de": ("Neue Brücke über den Fluss", "Kurz"), "ar": ("جسر جديد فوق النهر", "قصير")}
FACTS = {"source": "Quelle 7", "authors": "[Ada Lee, Bo Ray]", "topics": "[T1]", "tags": "[t2, t3]"}


class Said(HTMLParser):
    """What a page says: its text, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        described = dict(attrs).get("property", dict(attrs).get("name")) in {"description", "og:title"}
        read_out = {"aria-label", "title", "alt"} | ({"content"} if tag == "meta" and described else set())
        self.words += [value for name, value in attrs if name in read_out and value]

    def handle_data(self, data: str) -> None:
        if self.inside != "script":
            self.words.append(data)


@cache
def pages(language: str) -> dict[str, str]:
    """Return every page of a site that has all kinds of pages, archives of several pages among them."""
    text, (title, short) = TEXTS[language], TITLES[language]
    full = {"lang": language, "url": "https://q.example/a", "aliases": "[/old/]", "updated": "2025-03-07"}
    content = {
        "a.md": markdown(title, text, date="2025-03-06", **FACTS, **full),
        "b.md": markdown(title, text, date="2025-03-06", lang=language, source="Quelle 8"),
        "c.md": markdown(short, text.splitlines()[0], date="2025-02-03", lang=language),
    }
    content |= {f"d{n}.md": markdown(f"{title} {n}", text.splitlines()[n % 7], **FACTS) for n in range(51)}
    with TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "content").mkdir()
        for name, written in content.items():
            (project / "content" / name).write_text(written, encoding="utf-8")
        settings = (
            f'[site]\nlanguage = "{language}"\ntitle = "7"\nauthor = "Q"\nbase_url = "https://x.example/"\n'
        )
        (project / "digest.toml").write_text(settings, encoding="utf-8")
        site = digest.build(project).site
        return {
            path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(site.rglob("*.html"))
        }


@cache
def english_words(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what is found where a phrase, or a part of one between its places, is said in English."""
    with PHRASES.open("rb") as file:
        phrases = [m.id if isinstance(m.id, str) else " {} ".join(m.id) for m in read_po(file) if m.id]
    translated = (PHRASES.parent / f"{language}.po").read_text(encoding="utf-8")
    kept = "\n".join(line for line in translated.splitlines() if line.startswith("msgstr"))
    parts = dict.fromkeys(part.strip() for phrase in phrases for part in re.split(r"\{\}", phrase))
    letters = [part for part in parts if re.search(r"[A-Za-z]{2}", part)]
    return tuple(
        re.compile(rf"(?<!\w){re.escape(part)}(?!\w)")
        for part in letters
        if not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", kept)
    )


def said_on(page: str) -> str:
    reader = Said()
    reader.feed(re.sub(r"(?s)<style>.*?</style>", "", page))
    return re.sub(r"https?://\S+", "", "\n".join(reader.words))


@pytest.mark.parametrize("language", thorough_but(TEXTS, "ar"))
def test_site_has_no_english_word_of_the_theme(language: str) -> None:
    said = {path: said_on(page) for path, page in pages(language).items()}
    found = [
        (path, pattern.pattern)
        for path, words in said.items()
        for pattern in english_words(language)
        if pattern.search(words)
    ]
    assert found == []


@pytest.mark.parametrize("language", thorough_but(TEXTS, "ar"))
def test_no_words_are_marked_as_english(language: str) -> None:
    assert [path for path, page in pages(language).items() if 'lang="en"' in page] == []


@pytest.mark.parametrize(
    ("language", "path", "said"),
    [
        ("de", "index.html", "Donnerstag, 6. März 2025"),
        ("ar", "index.html", "الخميس، 6 مارس 2025"),
        ("de", "about/index.html", "206,835"),
        ("ar", "about/index.html", "206.835"),
    ],
)
def test_days_and_numbers_have_the_form_of_the_language(language: str, path: str, said: str) -> None:
    assert said in said_on(pages(language)[path])


def test_title_of_a_page_is_said_in_the_language_of_the_site() -> None:
    assert "<title>Archiv – 7</title>" in pages("de")["archive/index.html"]


def test_way_to_a_page_is_said_in_the_language_of_the_site_to_programs_too() -> None:
    page = pages("de")["archive/index.html"]
    assert '"name": "Titelseite"' in page
    assert '"name": "Archiv"' in page


def test_second_page_of_an_archive_says_its_number_in_the_title() -> None:
    assert "<title>Quelle 7, Seite 2 – 7</title>" in pages("de")["sources/quelle-7/page/2/index.html"]


def test_names_in_arabic_words_are_isolated() -> None:
    assert "تحرير: <bdi>Q</bdi>." in pages("ar")["index.html"]


def test_page_that_has_moved_says_so_in_the_language_of_the_site() -> None:
    assert "Diese Seite ist umgezogen" in pages("de")["old/index.html"]
