"""The e-mails of editions: HTML, text and message."""

import re
from collections.abc import Sequence
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from functools import cache
from typing import Any

import pytest
from test_templates import edition, full, full_article, outline, render, story, with_base

from digest.records import Edition, LongPage, Page, Section, Story
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.render.letters import draft_letter
from digest.render.mail import LARGEST_HTML
from digest.render.message import Letterhead, write_message
from digest.render.renderer import Renderer
from digest.render.site import Site
from digest.render.slugs import assign_slugs
from digest.settings import EditionSettings, Settings

FOLDER = "editions/2025-03-06/"
MAIL, TEXT, MESSAGE = (FOLDER + name for name in ("email.html", "email.txt", "edition.eml"))
ADDRESS = "https://news.example/digest/"


def told(number: int, **changes: object) -> Story:
    return story(
        full(full_article(f"n-{number}.md", **{"title": f"Story {number}", "aliases": ()} | changes))
    )


def three_sections(each: int) -> Edition:
    sections = (
        Section(name, tuple(told(100 * place + n) for n in range(each)))
        for place, name in enumerate(("Town", "World", "Sport"))
    )
    return edition(told(999), *sections)


@cache
def pages() -> dict[str, str]:
    return render(three_sections(2), settings=with_base(author="Eve Editor"))


@cache
def large() -> dict[str, str]:
    return render(three_sections(90), settings=with_base())


def message(pages: dict[str, str]) -> EmailMessage:
    return message_from_bytes(pages[MESSAGE].encode(), policy=default)


def test_mail_that_has_room_for_every_story_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = Renderer.page

    def note(renderer: Renderer, path: str, template: str, **values: Any) -> Page:  # noqa: ANN401  as given
        written.append(template)
        return write(renderer, path, template, **values)

    monkeypatch.setattr(Renderer, "page", note)
    render(three_sections(2), settings=with_base())
    assert written.count("email.html") == 1


def test_headline_and_sentence_lead_to_whole_addresses() -> None:
    page = outline(pages()[MAIL])
    assert page.find("a", href=f"{ADDRESS}articles/n-1/")
    assert page.find("a", href=f"{ADDRESS}articles/n-1/#s1", **{"class": "sentence"})
    assert page.find("a", href=f"{ADDRESS}editions/2025-03-06/")


NO_ICON = "data:,"


def test_no_address_leads_from_one_file_to_another() -> None:
    addresses = outline(pages()[MAIL]).attributes("href")
    assert [one for one in addresses if not one.startswith((ADDRESS, NO_ICON))] == []


def test_mail_asks_for_nothing() -> None:
    page = outline(pages()[MAIL])
    assert not page.attributes("src")
    assert not page.find("script")
    assert sorted(link["rel"] for link in page.find("link")) == ["canonical", "icon"]
    assert "url(" not in pages()[MAIL]
    assert "@import" not in pages()[MAIL]


def test_rules_stand_in_the_tags_and_those_for_dark_screens_in_a_style_sheet() -> None:
    page = pages()[MAIL]
    assert re.search(r'<td class="cell cell--masthead" style="[^"]*#a3180f', page)
    (kept,) = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    assert "prefers-color-scheme: dark" in kept
    assert "h1 a, .headline a {" not in kept


def test_mail_says_that_it_is_made_for_light_and_dark() -> None:
    assert outline(pages()[MAIL]).find("meta", name="color-scheme", content="light dark")


def test_tables_of_the_layout_are_no_tables_to_a_screen_reader() -> None:
    tables = outline(pages()[MAIL]).find("table")
    assert {table.get("role") for table in tables} == {"presentation"}


def test_headings_of_the_mail_skip_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in outline(pages()[MAIL]).tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, *[2, 3, 3] * 3]


def test_preview_in_a_list_of_mails_begins_with_the_headlines() -> None:
    body = pages()[MAIL].partition("<body")[2]
    assert "Story 999" in body.partition("<main")[0]


def test_mail_of_a_site_from_right_to_left_says_so() -> None:
    page = outline(render(three_sections(1), settings=with_base(language="ar"))[MAIL])
    assert page.find("html", lang="ar", dir="rtl")
    assert page.find("h3", lang="en", dir="ltr")


def test_story_in_another_direction_says_its_language() -> None:
    arabic = story(full(full_article("arabic.md", title="النهر", language="ar", aliases=())))
    assert outline(render(edition(arabic), settings=with_base())[MAIL]).find("h2", lang="ar", dir="rtl")


def test_hostile_words_stay_words_in_the_mail() -> None:
    hostile = '<script>alert(1)</script> "&" </style> ]]>'
    page = outline(render(edition(told(1, title=hostile, kicker=hostile)), settings=with_base())[MAIL])
    assert not page.find("script")
    assert hostile in page.words


def test_large_mail_stays_below_the_limit_and_is_nearly_full() -> None:
    size = len(large()[MAIL].encode())
    assert LARGEST_HTML - 3_000 < size <= LARGEST_HTML


def more_of(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) more stor(?:y|ies) online", page)]


def test_stories_of_a_large_mail_and_those_online_are_all_stories() -> None:
    page = large()[MAIL]
    assert len(more_of(page)) == 3
    assert page.count("<article") + sum(more_of(page)) == 271


def test_text_has_the_stories_that_the_html_has() -> None:
    assert more_of(large()[TEXT]) == more_of(large()[MAIL])
    assert large()[TEXT].count("\n* ") == large()[MAIL].count("<article")


def test_section_that_goes_on_online_leads_there() -> None:
    assert outline(large()[MAIL]).find("a", href=f"{ADDRESS}editions/2025-03-06/#section-3")


def test_many_sections_are_counted_where_they_have_no_place() -> None:
    sections = [Section(f"Topic {n}", (told(n),)) for n in range(300)]
    page = render(edition(told(999), *sections), settings=with_base())[MAIL]
    assert len(page.encode()) <= LARGEST_HTML
    assert page.count("<article") + sum(more_of(page)) == 301


def test_story_of_endless_words_is_only_read_online() -> None:
    page = render(edition(told(1, standfirst="word " * 30_000)), settings=with_base())[MAIL]
    assert len(page) < 20_000
    assert more_of(page) == [1]


def letter_order(one: Edition) -> Sequence[str]:
    articles = [article for each in one.stories for article in each.articles]
    site = Site(with_base(), (one,), assign_slugs(articles))
    return [told.card.headline for _, told in draft_letter(one, site).ranked]


def test_first_story_of_each_section_comes_before_any_second() -> None:
    order = letter_order(three_sections(2))
    assert order == [f"Story {n}" for n in (999, 0, 100, 200, 1, 101, 201)]


def test_without_an_address_headlines_lead_to_the_publisher_and_sentences_nowhere() -> None:
    page = outline(render(three_sections(1))[MAIL])
    assert set(page.attributes("href")) == {"https://bridge.example/river?a=1&b=2", NO_ICON}
    assert page.find("p", **{"class": "summary"})


def test_without_any_address_there_is_no_link() -> None:
    page = outline(render(edition(told(1, url=None)))[MAIL])
    assert not page.find("a")


def test_lines_of_the_text_have_at_most_72_characters_or_one_address() -> None:
    long = [line for line in pages()[TEXT].split("\n") if len(line) > 72 and not line.startswith("  http")]
    assert long == []


def test_long_word_stands_whole_in_the_text() -> None:
    word = "x" * 90
    assert f"* {word}\n" in render(edition(told(1, title=word)), settings=with_base())[TEXT]


def test_text_keeps_signs_that_html_escapes() -> None:
    assert '* R&D <b> "x"\n' in render(edition(told(1, title='R&D <b> "x"')), settings=with_base())[TEXT]


def test_name_that_runs_the_other_way_is_kept_apart_in_the_text() -> None:
    page = render(edition(told(1, source="النهر")), settings=with_base())[TEXT]
    assert "\u2068النهر\u2069 · " in page


def test_message_has_what_a_message_must_have() -> None:
    head = message(pages())
    assert head["From"] == "The Digest <editor@digest.invalid>"
    assert head["Subject"] == "The Digest: Thursday, March 6, 2025"
    assert head["Date"].datetime.isoformat() == "2025-03-06T12:00:00+00:00"
    assert re.fullmatch(r"<[0-9a-f]{32}@news\.example>", head["Message-ID"])
    assert (head["X-Unsent"], head["To"], head.defects) == ("1", None, [])


def test_message_read_back_gives_the_text_and_the_html() -> None:
    head = message(pages())
    assert head.get_content_type() == "multipart/alternative"
    parts = [part.get_content().replace("\r\n", "\n") for part in head.iter_parts()]
    assert [part.strip() for part in parts] == [pages()[TEXT].strip(), pages()[MAIL].strip()]


def test_message_has_only_lines_that_every_server_passes_on() -> None:
    arabic = edition(told(1, title="النهر " * 60, language="ar"))
    for line in render(arabic, settings=with_base())[MESSAGE].split("\r\n"):
        assert len(line) <= 78 or line.startswith("Subject:")
        assert line.isascii()
        assert "\n" not in line


HEAD = Letterhead("The Digest", "Subject", date(2025, 3, 6), "id", "news.example", "en")


@pytest.mark.parametrize(
    "title", ["Größe " * 100, 'a" <b@c.example>, "d', "النهر", "=?utf-8?q?x?=", "x" * 900]
)
def test_any_title_makes_a_message_with_one_sender(title: str) -> None:
    head = Letterhead(title, title, date.min, "id", "bücher.example", "en")
    read = message_from_bytes(write_message(head, "text", "<p>html"), policy=SMTP)
    assert [one.addr_spec for one in read["From"].addresses] == ["editor@digest.invalid"]
    assert read["Message-ID"] == "<id@digest.invalid>"


def test_line_break_in_a_title_is_refused_rather_than_written() -> None:
    head = Letterhead("The Digest", "a\r\nBcc: b@c.example", date.min, "id", None, "en")
    with pytest.raises(ValueError, match="linefeed"):
        write_message(head, "text", "html")


def test_message_is_the_same_for_the_same_content() -> None:
    assert write_message(HEAD, "text", "<p>html") == write_message(HEAD, "text", "<p>html")


def test_edition_page_leads_to_the_mail_and_names_it_for_the_disk() -> None:
    page = outline(pages()["index.html"])
    assert page.find("a", href=MESSAGE, download="the-digest-2025-03-06.eml")


def test_settings_leave_mails_and_books_out() -> None:
    off = Settings(edition=EditionSettings(email=False, ebook=False))
    site = render(three_sections(1), settings=off)
    assert [path for path in site if path.startswith(FOLDER)] == [f"{FOLDER}index.html"]
    assert '"files":{}' in site["digest.json"]
    assert "E-book" not in outline(site["index.html"]).words


def test_digest_json_lists_the_files_of_an_edition() -> None:
    for path in (MAIL, TEXT, MESSAGE, f"{FOLDER}edition.epub"):
        assert path in pages()
        assert f'"{path}"' in pages()["digest.json"]


def page_of(rendered: Sequence[Page | LongPage], path: str) -> Page | LongPage:
    return next(page for page in rendered if page.path == path)


def test_rendering_twice_gives_the_same_mail() -> None:
    first, second = (
        render_site([three_sections(3)], with_base(), (), theme_loader()).pages for _ in range(2)
    )
    assert page_of(first, MESSAGE) == page_of(second, MESSAGE)
