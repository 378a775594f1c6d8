from datetime import UTC, date

import pytest
from conftest import RAIN

import digest
from digest.errors import DigestError, Notice, SourceError
from digest.readers import read_source
from digest.readers.facts import Facts
from digest.readers.found import Reading, ReadingDefaults
from digest.records import Illustration, Picture, Source

DEFAULTS = ReadingDefaults("en", UTC)


def read(text: str, path: str = "rain.md", modified: date | None = date(2024, 1, 1)) -> Reading:
    return read_source(Source(path, text.encode(), modified), DEFAULTS)


def failure(text: str, path: str = "rain.md") -> str:
    with pytest.raises(SourceError) as caught:
        read(text, path)
    return str(caught.value)


def test_every_key_of_front_matter_reaches_its_field() -> None:
    article = read(
        "---\ntitle: Rain\nsubtitle: It fell\nkicker: Weather\nauthor: Ada Lee, Bo Ray\ndate: 2024-12-02\n"
        "updated: 2024-12-03\nsource: The Post\nurl: https://example.org/rain\nlang: en-GB\ntopic: World\n"
        "tags: [rain, river]\n"
        "summary: Much rain.\nslug: wet\naliases: [/old/]\nweight: 1\ndraft: yes\n---\nIt fell."
    ).articles[0]
    assert (article.title, article.standfirst, article.kicker) == ("Rain", "It fell", "Weather")
    assert article.authors == ("Ada Lee", "Bo Ray")
    assert (article.published, article.updated) == (date(2024, 12, 2), date(2024, 12, 3))
    assert (article.source, article.url) == ("The Post", "https://example.org/rain")
    assert (article.language, article.topics, article.tags) == ("en-GB", ("World",), ("rain", "river"))
    assert (article.excerpt, article.slug, article.aliases) == ("Much rain.", "wet", ("/old/",))
    assert (article.weight, article.draft) == (1, True)


@pytest.mark.parametrize("path", ["rain.md", "rain.txt"])
def test_address_tracks_nobody_whoever_states_it(path: str) -> None:
    text = "---\ntitle: Rain\nurl: https://e.example/?id=1&fbclid=x\n---\nIt fell."
    assert read(text, path).articles[0].url == "https://e.example/?id=1"


def test_date_of_the_front_matter_goes_before_that_of_the_name() -> None:
    text = "---\ntitle: Rain\ndate: 2024-12-02\n---\nIt fell."
    assert read(text, "2020-01-01-rain.md").articles[0].published == date(2024, 12, 2)


def test_date_of_the_name_goes_before_that_of_the_file() -> None:
    assert read("# Rain\n\nIt fell.", "2020-01-01-rain.md").articles[0].published == date(2020, 1, 1)


def test_date_of_the_file_is_the_last_resort_with_a_warning() -> None:
    reading = read("# Rain\n\nIt fell.")
    assert reading.articles[0].published == date(2024, 1, 1)
    assert reading.articles[0].date_assumed
    assert [notice.problem for notice in reading.notices] == ["no date; taken from the file's time"]


def test_article_without_title_is_called_after_its_file_with_a_warning() -> None:
    reading = read("It fell.", "2024-12-02-heavy-rain.md")
    assert reading.articles[0].title == "Heavy rain"
    assert str(reading.notices[0]).startswith(
        'content/2024-12-02-heavy-rain.md:1: no title; taken as "Heavy rain"'
    )


def test_article_whose_file_has_no_word_is_called_after_its_first_words() -> None:
    assert read("It fell all day.", "2024-12-02.md").articles[0].title == "It fell all day."


def test_source_is_the_host_of_the_address_where_none_is_named() -> None:
    article = read("---\nurl: https://www.example.org/a\n---\nIt fell.").articles[0]
    assert article.source == "example.org"


def test_address_that_is_none_is_left_out_with_a_warning() -> None:
    reading = read('---\ntitle: Rain\ndate: 2024-12-02\nurl: "javascript:alert(1)"\n---\nIt fell.')
    assert reading.articles[0].url is None
    assert str(reading.notices[0]).startswith('content/rain.md:4: "javascript:alert(1)" is no web address')


def test_day_counts_where_the_time_names_an_unknown_zone() -> None:
    reading = read("---\ntitle: Rain\ndate: 2025-03-06T09:30 Mars/North\n---\nIt fell.")
    assert reading.articles[0].published == date(2025, 3, 6)
    assert "unknown time zone" in reading.notices[0].problem


def test_title_that_nobody_can_see_is_none() -> None:
    article = read('---\ntitle: "\u3164"\ndate: 2025-03-06\ntags: ["\u2800", rain]\n---\nIt fell.').articles[
        0
    ]
    assert (article.title, article.tags) == ("Rain", ("rain",))


def test_text_that_is_longer_than_any_article_is_refused() -> None:
    with pytest.raises(SourceError, match="characters; the limit is 500,000"):
        read("rain " * 100_001)


def test_text_of_more_paragraphs_than_any_article_has_is_refused() -> None:
    with pytest.raises(SourceError, match="paragraphs; the limit is 20,000"):
        read("- a\n" * 20_001)


def test_stated_date_that_can_be_read_two_ways_is_told_and_left_out() -> None:
    reading = read("---\ntitle: Rain\ndate: 6/3/2025\n---\nIt fell.")
    assert str(reading.notices[0]).startswith(
        'content/rain.md:3: published date "6/3/2025" can be read two ways'
    )
    assert reading.articles[0].date_assumed


def test_dates_in_figures_have_the_day_first_but_for_americans() -> None:
    for language, day in (("es", date(2025, 3, 6)), ("en-GB", date(2025, 3, 6)), ("en-US", date(2025, 6, 3))):
        text = f"---\ntitle: Rain\nlang: {language}\ndate: 6/3/2025\n---\nIt fell."
        assert read(text).articles[0].published == day


def test_date_in_a_paste_that_is_to_come_is_left_out() -> None:
    paste = f"Rain stops play\n\n12 December 2030\n\n{RAIN}"
    assert read(paste, "rain.txt").articles[0].published == date(2024, 1, 1)


@pytest.mark.parametrize("line", ["Updated: 2 hours ago", "Published: Yesterday", "Date: Thursday"])
def test_paste_that_begins_with_a_mark_of_time_keeps_its_place(line: str) -> None:
    article = read(f"{line}\n\nRiver Lune floods lower town\n\n{RAIN}", "rain.txt").articles[0]
    assert article.title == "River Lune floods lower town"


def test_two_keys_for_one_field_are_put_together_or_the_first_counts() -> None:
    text = "---\nsubtitle: Wet\ndescription: Rain in Marle\nauthor: Ada\nauthors: [Bo]\n---\nIt fell."
    article = read(text).articles[0]
    assert article.standfirst == "Wet"
    assert article.authors == ("Ada", "Bo")


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("draft: y", True),
        ("draft: treu", True),
        ("draft: no", False),
        ("published: false", True),
        ("published: true", False),
    ],
)
def test_draft_is_what_is_not_surely_meant_for_readers(line: str, draft: bool) -> None:
    assert read(f"---\ntitle: Rain\n{line}\n---\nIt fell.").articles[0].draft is draft


@pytest.mark.parametrize("host", ["1.2.3.4.5", "256.256.256.256", "xn--a", "a.b.1", "0x100000000"])
def test_address_with_an_impossible_host_costs_nobody_a_place(host: str) -> None:
    reading = read(f"---\ntitle: Rain\ndate: 2024-12-02\nurl: http://{host}/x\n---\n[It](a) fell.")
    assert reading.articles[0].url is None
    assert "no web address" in reading.notices[0].problem


def test_picture_that_leads_nowhere_is_told() -> None:
    reading = read("---\ntitle: Rain\ndate: 2024-12-02\n---\nIt fell.\n\n![The river](/river.jpg)")
    assert [notice.problem for notice in reading.notices] == ["a picture leads nowhere; left out"]


def test_picture_in_markdown_is_an_illustration_beside_the_text() -> None:
    (article,) = read('---\ntitle: Rain\n---\nIt fell.\n\n![The river](river.jpg "In flood")').articles
    picture = Picture("river.jpg", caption="In flood", alt="The river")
    assert (article.html, article.illustrations) == ("<p>It fell.</p>", (Illustration(picture, 15),))


def test_language_is_detected_where_nobody_says_it() -> None:
    spanish = "El río creció dos metros durante la noche y el agua inundó la parte baja de la ciudad."
    article = read(spanish).articles[0]
    assert (article.language, article.language_assumed) == ("es", False)


def test_language_that_the_words_leave_open_is_assumed_with_a_warning() -> None:
    reading = read("---\ntitle: Rain\ndate: 2024-12-02\n---\nMinister stapt op na fel debat.")
    assert reading.articles[0].language_assumed
    assert [(notice.line, notice.problem, notice.remedy) for notice in reading.notices] == [
        (
            5,
            'language unsure: "en" or "sv"; taken as "en"',
            'state "language: en" at the top, between two lines of ---',
        )
    ]


def test_language_of_few_words_is_assumed_in_silence() -> None:
    reading = read("---\ntitle: Rain\ndate: 2024-12-02\n---\nIt fell.")
    assert reading.articles[0].language_assumed
    assert reading.notices == ()


def test_stated_language_is_not_assumed() -> None:
    assert not read("---\nlang: nl\n---\nMinister stapt op.").articles[0].language_assumed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "content/rain.md:1: the file is empty"),
        (" \n\n", "content/rain.md:1: the file is empty"),
        ("---\ntitle: Rain\n---\n\n", "content/rain.md:4: no text to publish"),
        (
            "---\ntitle: Rain\ndate: 2024-02-30\n---\nIt fell.",
            'content/rain.md:3: impossible date "2024-02-30"',
        ),
        ("---\ntitle: Rain\nupdated: soon\n---\nIt fell.", 'content/rain.md:3: impossible date "soon"'),
        ("<script>alert(1)</script>", "content/rain.md:1: no text to publish"),
    ],
)
def test_what_cannot_be_published_is_named_with_place_and_line(text: str, message: str) -> None:
    assert message in failure(text)


def test_file_of_an_unknown_kind_is_an_error() -> None:
    assert failure("It fell.", "rain.docx").startswith("content/rain.docx: no reader for this kind of file")


def test_bytes_are_read_by_the_suffix_of_their_name() -> None:
    article = digest.read(b"# Rain\n\nIt fell.", name="a.md", url="https://example.org/rain")[0]
    assert (article.title, article.text, article.url) == ("Rain", "It fell.", "https://example.org/rain")


def test_bytes_without_a_name_are_a_fault_of_the_caller() -> None:
    with pytest.raises(TypeError):
        digest.read(b"It fell.")


def test_missing_file_is_an_error_that_a_user_can_mend() -> None:
    with pytest.raises(DigestError, match=r"nowhere\.md: cannot be read"):
        digest.read("nowhere.md")


def test_lost_characters_are_told_with_their_line() -> None:
    reading = read("---\ntitle: Rain\ndate: 2024-12-02\n---\nIt fell.\n\nCaf\ufffd.")
    assert [str(notice) for notice in reading.notices] == [
        "content/rain.md:7: 1 characters were lost; shown as \ufffd (write them anew)"
    ]


def test_encoding_that_the_server_states_counts() -> None:
    data = "# Дождь\n\nДождь шёл весь день.".encode("koi8-r")
    reading = read_source(Source("rain.md", data, date(2024, 1, 1), "koi8-r"), DEFAULTS)
    assert reading.articles[0].title == "Дождь"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.txt", 'state "title: …" at the top, between two lines of ---'),
        ("a.eml", '`digest add` the file, and state "title: …" in the one that this makes'),
    ],
)
def test_remedy_suits_the_format(name: str, remedy: str) -> None:
    told: list[Notice] = []
    Facts({}, {}, f"content/{name}", 1, told).assumed("no title", "Rain")
    assert [notice.remedy for notice in told] == [remedy]
