"""The default theme, rendered with made-up articles and read back by a parser."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache, partial
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree as ET

import pytest
from refresh import plain_names

from digest.records import (
    Analysis,
    Article,
    Block,
    Edition,
    FormulaNote,
    FormulaVersion,
    Readability,
    Score,
    Section,
    Sentence,
    SentenceDifficulty,
    Story,
    Summary,
    SummarySentence,
)
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.render.hardest import hardest_sentences
from digest.settings import Settings, SiteSettings
from digest.style_values import contrast

TEMPLATES = Path(__file__).parents[2] / "templates"
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://news.example/digest/"
VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "col"}
HOSTILE = """<script>alert(1)</script> "two" 'one' ]]> & <b>"""
FORMULAS = (
    FormulaNote(
        "ease", "Reading ease", "A. Author 1948", "1 × words", "0 to 100", "Short words.", ("en", "de")
    ),
)

FIRST, SECOND = "The river rose on Monday.", "It fell again on Tuesday."


@dataclass
class Outline(HTMLParser):
    """What a page is made of, as far as the tests ask."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)
    """Closing tags that close another element than the last one opened."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]

    def find(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    return parser


def bare_article(file: str = "bare.md", **changes: object) -> Article:
    text = f"{FIRST} {SECOND}"
    article = Article("Bare", f"<p>{text}</p>", text, (Block("paragraph", 0, len(text)),), "en", file)
    return replace(article, **changes)  # type: ignore[arg-type]  # the names are those of Article's fields


def full_article(file: str = "full.md", **changes: object) -> Article:
    facts: dict[str, object] = {
        "title": "River falls after flood",
        "kicker": "Weather",
        "standfirst": "Two days of high water are over.",
        "authors": ("Ann Other", "Bob Second"),
        "published": datetime(2025, 3, 6, 7, 30, tzinfo=UTC),
        "updated": datetime(2025, 3, 6, 9, 0, tzinfo=UTC),
        "source": "The Bridge",
        "url": "https://bridge.example/river?a=1&b=2",
        "topics": ("Town",),
        "tags": ("flood", "river"),
        "aliases": ("/old/river/",),
    }
    return bare_article(file, **(facts | changes))


NO_SCORES = Readability("en", 10, 2, 14, (Score("flesch_reading_ease", "Ease", None, None, "too short"),))
SCORES = Readability(
    "en",
    1200,
    60,
    1800,
    (
        Score("flesch_reading_ease", "Flesch reading ease", 61.24, "Plain"),
        Score("smog_index", "SMOG grade", None, None, "needs 30 sentences"),
    ),
)


def bare(article: Article | None = None) -> Analysis:
    summary = Summary((), "none", "Too short to summarise: 2 sentences.")
    return Analysis(article or bare_article(), (), summary, (), (), NO_SCORES, 1)


def full(article: Article | None = None) -> Analysis:
    article = article or full_article()
    sentences = (
        SummarySentence(FIRST, 0, len(FIRST), ("opens the article",)),
        SummarySentence(SECOND, len(FIRST) + 1, len(FIRST) + 1 + len(SECOND)),
    )
    summary = Summary(sentences, "ranker")
    return Analysis(article, (), summary, ("river", "flood"), article.topics, SCORES, 6)


def story(*analyses: Analysis) -> Story:
    return Story(analyses, analyses[0].summary)


def edition(lead: Story, *sections: Section, key: str = "2025-03-06") -> Edition:
    day = date.fromisoformat(key)
    return Edition(key, "day", day, day, lead, sections)


def render(*editions: Edition, settings: Settings | None = None, theme: str = "default") -> dict[str, str]:
    settings = settings or Settings()
    settings = replace(settings, theme=replace(settings.theme, name=theme))
    rendering = render_site(editions, settings, FORMULAS, theme_loader(None, theme))
    return {
        plain_names(page.path): plain_names(page.data.decode(errors="replace")) for page in rendering.pages
    }


def html_of(pages: dict[str, str]) -> dict[str, Outline]:
    """The pages of the site; an e-mail goes by other rules, those of tests/render/test_mail_edition.py."""
    return {
        path: outline(text)
        for path, text in pages.items()
        if path.endswith(".html") and not path.endswith("/email.html")
    }


def with_base(**site: object) -> Settings:
    named = SiteSettings(title="The Digest", base_url=BASE)
    return Settings(site=replace(named, **site))  # type: ignore[arg-type]  # the names are those of its fields


@cache
def bare_site(theme: str = "default") -> dict[str, str]:
    return render(edition(story(bare())), theme=theme)


@cache
def full_site(theme: str = "default") -> dict[str, str]:
    """Two editions, four sections, a story with two reports, briefs, a second language, an alias."""
    lead = story(full(), full(full_article("second.md", title="The same river", aliases=())))
    arabic = full(full_article("arabic.md", title="النهر", language="ar", topics=("Town",), aliases=()))
    town = [
        story(full(full_article(f"town-{n}.md", title=f"Town {n}", topics=("Town",), aliases=())))
        for n in range(9)
    ]
    sections = [Section("Town", (story(arabic), *town))]
    for name in ("World", "Sport"):
        article = full_article(f"{name}.md", title=f"A {name} headline", topics=(name,), aliases=())
        sections.append(Section(name, (story(full(article)),)))
    publisher = Analysis(
        bare_article("own.md", excerpt="In their words."),
        (),
        Summary((), "publisher"),
        (),
        (),
        NO_SCORES,
        1,
        (),
    )
    sections.append(Section(None, (story(bare()), story(publisher))))
    older = edition(story(bare(bare_article("older.md", title="Older"))), key="2025-03-05")
    return render(
        edition(lead, *sections),
        older,
        settings=with_base(author="Eve Editor", description="News & more"),
        theme=theme,
    )


SITES: Mapping[str, Callable[[], dict[str, str]]] = {
    "bare": bare_site,
    "full": full_site,
    "bare broadsheet": partial(bare_site, "broadsheet"),
    "full broadsheet": partial(full_site, "broadsheet"),
}
both_sites = pytest.mark.parametrize("site", SITES)
both_themes = pytest.mark.parametrize("theme", ["default", "broadsheet"])


@both_sites
def test_every_tag_is_closed_where_it_was_opened(site: str) -> None:
    for path, page in html_of(SITES[site]()).items():
        assert (page.crossed, page.open) == ([], []), path


@both_sites
def test_ids_are_unique_and_labels_name_one(site: str) -> None:
    for path, page in html_of(SITES[site]()).items():
        ids = Counter(page.attributes("id"))
        assert set(ids.values()) <= {1}, path
        assert set(page.attributes("aria-labelledby")) <= ids.keys(), path


@both_sites
def test_headings_begin_with_one_h1_and_skip_no_level(site: str) -> None:
    for path, page in html_of(SITES[site]()).items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, path
        assert all(next_ <= level + 1 for level, next_ in pairwise(levels)), path


@both_sites
def test_every_link_within_the_site_leads_to_a_page_and_a_place_that_exist(site: str) -> None:
    pages = SITES[site]()
    outlines = html_of(pages)
    for path, page in outlines.items():
        for href in page.attributes("href"):
            if re.match("[a-z]+:", href):
                continue
            target, _, place = unquote(urljoin(f"http://site/{path}", href)).partition("#")
            target = target.removeprefix("http://site/")
            assert target in pages, f"{path} → {href}"
            assert not place or place in outlines[target].attributes("id"), f"{path} → {href}"


@both_sites
def test_pages_have_nothing_inline_and_ask_nothing_from_elsewhere(site: str) -> None:
    for path, page in html_of(SITES[site]()).items():
        programs = [one for one in page.find("script") if one.get("type") != "application/ld+json"]
        names = {script["src"].rpartition("/")[2] for script in programs}
        assert names <= ({"theme.js", "search.js"} if path == "search/index.html" else {"theme.js"}), path
        assert not page.attributes("style"), path
        assert not [source for source in page.attributes("src") if source.startswith(("http", "/"))], path
        assets = [link["href"] for link in page.find("link") if link["rel"] in {"stylesheet", "icon"}]
        assert not [href for href in assets if href.startswith(("http", "/"))], path


@both_sites
def test_every_page_but_redirects_and_the_404_has_landmarks_and_a_skip_link(site: str) -> None:
    for path, page in html_of(SITES[site]()).items():
        if path == "404.html" or page.find("meta", **{"http-equiv": "refresh"}):
            continue
        assert page.find("a", href="#content", **{"class": "skip"}), path
        assert [len(page.find(tag)) for tag in ("main", "footer")] == [1, 1], path
        navigations = [found.get("aria-label") for found in page.find("nav")]
        assert len(set(navigations)) == len(navigations), path


def test_front_page_without_anything_optional_shows_the_opening_in_place_of_a_summary() -> None:
    words = outline(bare_site()["index.html"]).words
    assert f"{FIRST} {SECOND}" in words
    assert "1 story 1 minute to read" in words


@both_themes
def test_front_page_leads_each_summary_sentence_to_its_place(theme: str) -> None:
    page = outline(full_site(theme)["index.html"])
    assert page.find("a", href="articles/full/index.html#s2")
    assert page.find("a", href="articles/arabic/index.html#s1")


def test_front_page_has_a_table_of_contents_from_four_sections_on() -> None:
    label = {"aria-label": "In this edition"}
    assert outline(full_site()["index.html"]).find("nav", **label)
    three = [
        Section(name, (story(full(full_article(f"{name}.md", aliases=()))),)) for name in ("A", "B", "C")
    ]
    assert not outline(render(edition(story(bare()), *three))["index.html"]).find("nav", **label)


def test_section_heading_leads_to_its_topic() -> None:
    assert outline(full_site()["index.html"]).find("a", href="topics/world/index.html")


@both_themes
def test_stories_past_the_cards_of_a_section_are_headlines_alone(theme: str) -> None:
    page = outline(full_site(theme)["index.html"])
    headline = {"href": "articles/town-8/index.html", "class": "briefs__headline noted"}
    assert page.find("a", **headline)
    assert not page.find("a", href="articles/town-8/index.html#s1")


@both_themes
def test_editions_lead_to_the_one_before_and_the_one_after(theme: str) -> None:
    pages = full_site(theme)
    assert outline(pages["index.html"]).find("a", rel="prev", href="editions/2025-03-05/index.html")
    older = outline(pages["editions/2025-03-05/index.html"])
    assert older.find("a", rel="next", href="../2025-03-06/index.html")
    assert not older.find("a", rel="prev")


@both_themes
def test_card_in_another_language_says_its_language_and_direction(theme: str) -> None:
    page = outline(full_site(theme)["index.html"])
    assert page.find("h3", lang="ar", dir="rtl")
    assert page.find("p", lang="ar", dir="rtl")
    assert not page.find("h3", lang="en")


def test_page_of_a_site_that_is_written_from_right_to_left_says_so() -> None:
    site = render(edition(story(bare())), settings=with_base(language="ar"))
    assert outline(site["index.html"]).find("html", lang="ar", dir="rtl")
    assert outline(site["articles/bare/index.html"]).find("h1", lang="en", dir="ltr")


@pytest.mark.parametrize(
    "wanted",
    [
        "River falls after flood",
        "Two days of high water are over.",
        "Weather",
        "Ann Other",
        "Bob Second",
        "Read it at The Bridge",
        "Updated",
        "6 minutes",
        "river, flood",
        "Tagged: flood, river",
        "Flesch reading ease 61",
        "needs 30 sentences",
        "1,200",
        "opens the article",
        "The same river",
    ],
)
def test_article_page_shows_all_that_is_known(wanted: str) -> None:
    assert wanted in outline(full_site()["articles/full/index.html"]).words


def article_page(article: Article) -> Outline:
    return outline(render(edition(story(full(article))))["articles/full/index.html"])


def test_update_that_says_the_same_as_the_publication_is_not_shown() -> None:
    moment = datetime(2025, 3, 6, 7, 30, tzinfo=UTC)
    page = article_page(full_article(updated=moment.replace(second=20)))
    assert "Published March 6, 2025" in page.words
    assert "Updated" not in page.words


def test_date_that_was_only_taken_from_the_file_is_not_shown() -> None:
    article = full_article(published=date(2025, 3, 6), updated=None, date_assumed=True)
    assert "Published" not in article_page(article).words
    assert not outline(render(edition(story(full(article))))["index.html"]).find("time")


def test_date_that_nobody_states_is_shown_as_an_estimate() -> None:
    article = full_article(published=date(2025, 3, 6), updated=None, date_estimated=True)
    assert "Published (estimated) March 6, 2025" in article_page(article).words


def test_word_beside_dale_chall_says_that_it_is_for_comparison() -> None:
    score = Score("dale_chall_readability_score", "Dale-Chall", 11.2, "Very difficult")
    analysis = replace(full(), readability=replace(SCORES, scores=(score,)))
    words = outline(render(edition(story(analysis)))["articles/full/index.html"]).words
    assert "Dale-Chall 11.2 for comparison only" in words
    assert "Very difficult" not in words


def with_sentences(file: str, *lengths: int) -> Analysis:
    sentences = tuple(SummarySentence("x" * length, 0, length) for length in lengths)
    return replace(full(full_article(file, aliases=())), summary=Summary(sentences, "ranker"))


@pytest.mark.parametrize(("lengths", "shown"), [((139, 140, 1), 2), ((140, 140), 1), ((300, 20), 1), ((), 0)])
def test_small_card_shows_the_sentences_that_it_has_room_for(lengths: tuple[int, ...], shown: int) -> None:
    small = story(with_sentences("small.md", *lengths))
    page = outline(render(edition(story(bare()), Section("Town", (story(full()), small))))["index.html"])
    sentences = [href for href in page.attributes("href") if href.startswith("articles/small/index.html#s")]
    assert len(sentences) == shown


def test_publisher_s_own_summary_is_cut_on_a_small_card() -> None:
    summary = Summary((), "publisher")
    own = replace(bare(bare_article("own.md", excerpt="word " * 99 + "end")), summary=summary)
    pages = render(edition(story(bare()), Section("Town", (story(full()), story(own)))))
    assert "word…" in outline(pages["index.html"]).words
    assert "word end" in outline(pages["articles/own/index.html"]).words


@pytest.mark.parametrize(("standfirst", "plain"), [(None, True), ("In brief.", False)])
def test_lead_without_stand_first_is_marked_for_its_layout(standfirst: str | None, *, plain: bool) -> None:
    page = render(edition(story(full(full_article(standfirst=standfirst)))))["index.html"]
    assert bool(outline(page).find("article", **{"class": "lead lead--plain"})) == plain


def test_headline_with_a_very_long_word_asks_for_smaller_letters() -> None:
    page = article_page(full_article(title="Straßenverkehrsordnung"))
    assert page.find("h1", **{"class": "headline headline--long noted"})


def test_section_whose_name_has_a_very_long_word_stands_below_its_name() -> None:
    sections = [
        Section(name, (story(full(full_article(f"{name}.md"))),))
        for name in ("Verkehrsinfrastrukturplanung", "Town")
    ]
    page = outline(render(edition(story(bare()), *sections))["index.html"])
    sections_shown = [one["class"] for one in page.find("section") if one["class"] != "addresses"]
    assert sections_shown == ["section section--long", "section"]


def test_small_print_of_a_card_that_runs_against_the_page_keeps_the_direction_of_its_words() -> None:
    arabic = full(full_article("arabic.md", language="ar", aliases=()))
    page = render(edition(story(bare()), Section("Town", (story(arabic),))))["index.html"]
    assert '<span><bdi dir="ltr">6 min</bdi></span>' in page


def test_long_edition_tells_its_reading_time_in_hours() -> None:
    page = render(edition(story(replace(full(), reading_time_minutes=181))))["index.html"]
    assert "1 story 3 hours to read" in outline(page).words


def test_words_of_the_theme_are_marked_as_english_where_the_site_is_not() -> None:
    page = render(edition(story(bare())), settings=with_base(language="ar"))["index.html"]
    assert '<span lang="en" dir="ltr">1 story</span>' in page


def test_article_page_leads_to_the_original_without_mending_its_address() -> None:
    page = outline(full_site()["articles/full/index.html"])
    assert page.find("a", href="https://bridge.example/river?a=1&b=2")


def test_article_page_marks_the_sentences_of_its_summary() -> None:
    page = outline(full_site()["articles/full/index.html"])
    assert [mark["id"] for mark in page.find("mark")] == ["s1", "s2"]
    assert page.find("a", href="#s1")


def test_article_without_summary_says_why() -> None:
    words = outline(bare_site()["articles/bare/index.html"]).words
    assert "Too short to summarise: 2 sentences." in words
    assert "No scores: too short." in words


def with_hard_sentences(*lengths: int, summarized: Sequence[int] = ()) -> Analysis:
    """An article of sentences of so many words, the numbers of those in the summary counted from 0."""
    texts = ["long " * (length - 1) + "end." for length in lengths]
    starts = [len(" ".join([*texts[:number], ""])) for number in range(len(texts))]
    spans = [(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    text = " ".join(texts)
    article = bare_article(html=f"<p>{text}</p>", text=text, blocks=(Block("paragraph", 0, len(text)),))
    return replace(
        bare(article),
        sentences=tuple(Sentence(start, end, 0) for start, end in spans),
        summary=Summary(tuple(SummarySentence(texts[n], *spans[n]) for n in summarized), "ranker"),
        difficulties=tuple(
            SentenceDifficulty(length, float(length), (f"{length} words",) if length > 25 else ())
            for length in lengths
        ),
    )


def test_article_names_its_hardest_sentences_with_the_reasons_and_leads_to_them() -> None:
    page = outline(
        render(edition(story(with_hard_sentences(5, 30, 5, 5, 40, 5))))["articles/bare/index.html"]
    )
    assert page.find("a", href="#n5")
    assert page.words.index("40 words") < page.words.index("30 words")
    assert [span["id"] for span in page.find("span") if "id" in span] == ["n2", "n5"]


def test_hard_sentence_of_the_summary_is_found_at_its_mark() -> None:
    analysis = with_hard_sentences(5, 30, 5, summarized=[1])
    page = outline(render(edition(story(analysis)))["articles/bare/index.html"])
    assert [link for link in page.attributes("href") if link == "#s1"] == ["#s1", "#s1"]
    assert not [span for span in page.find("span") if "id" in span]


@pytest.mark.parametrize(("hard", "easy", "named"), [(1, 1, 0), (1, 2, 1), (6, 0, 2), (9, 0, 3), (20, 0, 5)])
def test_one_sentence_in_three_is_called_hard_at_most_and_five_in_all(
    hard: int, easy: int, named: int
) -> None:
    analysis = with_hard_sentences(*[30] * hard, *[5] * easy)
    assert len(hardest_sentences(analysis)) == named


def test_sentence_without_a_reason_or_a_difficulty_is_not_called_hard() -> None:
    analysis = with_hard_sentences(24, 24, 24)
    short = SentenceDifficulty(5, None, ("passive-looking",))
    assert hardest_sentences(replace(analysis, difficulties=(*analysis.difficulties[:2], short))) == ()


def test_article_without_a_paragraph_has_a_page() -> None:
    article = bare_article(html="<h2>Results</h2>", text="Results", blocks=(Block("heading", 0, 7),))
    pages = render(edition(story(bare(article))))
    assert "Results" in outline(pages["articles/bare/index.html"]).words
    assert "<summary" not in pages["feed.atom"]


def test_publisher_s_own_summary_is_named_as_such() -> None:
    assert (
        "In their words. The publisher’s own summary."
        in outline(full_site()["articles/own/index.html"]).words
    )


def test_story_page_shows_each_report_under_its_source() -> None:
    page = outline(full_site()["stories/full/index.html"])
    assert page.words.count("The Bridge") == 2
    assert page.find("a", href="../../articles/second/index.html")


def test_archive_of_a_topic_is_paged() -> None:
    stories = tuple(
        story(full(full_article(f"{n:02}.md", title=f"Report {n}", aliases=()))) for n in range(60)
    )
    pages = render(edition(story(bare()), Section("Town", stories)))
    assert outline(pages["topics/town/index.html"]).find("a", rel="next", href="page/2/index.html")
    assert "Page 2 of 2" in outline(pages["topics/town/page/2/index.html"]).words


def test_page_about_the_digest_explains_each_formula_with_its_languages_by_name() -> None:
    words = outline(full_site()["about/index.html"]).words
    assert re.search(r"English, German .*Reading ease A. Author 1948 Short words\.", words)
    assert "1 × words" in words


def test_names_of_languages_begin_with_a_capital_at_the_beginning_of_a_line() -> None:
    about = render(edition(story(bare())), settings=with_base(language="fr"))["about/index.html"]
    assert "<h3>Anglais, allemand</h3>" in about


@pytest.mark.parametrize(("language", "marks"), [("he", ' lang="en" dir="ltr"'), ("en-GB", "")])
def test_page_about_the_digest_runs_as_english_does_where_its_words_are_english(
    language: str, marks: str
) -> None:
    about = render(edition(story(bare())), settings=with_base(language=language))["about/index.html"]
    assert f'<div class="text"{marks}>' in about


def test_page_about_the_digest_gives_each_version_of_a_formula() -> None:
    versions = (FormulaVersion("de", "B. Author 1978", "2 × words"),)
    formula = replace(FORMULAS[0], versions=versions)
    edition_ = edition(story(bare()))
    pages = {
        page.path: page.data.decode(errors="replace")
        for page in render_site((edition_,), Settings(), (formula,), theme_loader()).pages
    }
    assert "German (B. Author 1978): 2 × words" in outline(pages["about/index.html"]).words


def scored(*scores: Score) -> Outline:
    analysis = replace(full(), readability=replace(SCORES, scores=scores))
    return outline(render(edition(story(analysis)))["articles/full/index.html"])


def test_article_shows_two_scores_and_the_consensus_and_the_others_on_request() -> None:
    names = ("ease", "grade", "fog", "consensus_grade", "lix")
    page = scored(*(Score(name, name.title(), 50.0, "Plain") for name in names))
    front, more = page.words.split("More scores")
    assert [name for name in names if f"{name.title()} 50.0" in front] == ["ease", "grade", "consensus_grade"]
    assert [name for name in names if f"{name.title()} 50.0" in more] == ["fog", "lix"]


def test_article_shows_no_formula_that_does_not_suit_its_language() -> None:
    unsuited = Score("smog_index", "SMOG grade", None, None, "not made for Polish", suits_language=False)
    page = scored(Score("gunning_fog", "Fog", 9.0, "Plain"), unsuited)
    assert "Fog 9.0 Plain" in page.words
    assert "SMOG" not in page.words
    assert not page.find("details", **{"class": "more"})


def test_article_without_a_formula_for_its_language_says_so_once() -> None:
    names = ("lix", "rix")
    scores = (Score(name, name, None, None, "no formula for Thai", suits_language=False) for name in names)
    assert scored(*scores).words.count("No scores: no formula for Thai.") == 1


def test_page_for_a_missing_page_works_at_any_depth() -> None:
    page = outline(full_site()["404.html"])
    assert page.find("a", href=BASE)
    assert [link["href"] for link in page.find("link")] == ["data:,"]
    assert not outline(bare_site()["404.html"]).find("a")


def test_alias_leads_to_the_article() -> None:
    page = outline(full_site()["old/river/index.html"])
    assert page.find("meta", content="0; url=../../articles/full/index.html")
    assert page.find("link", rel="canonical", href="../../articles/full/index.html")
    assert page.find("a", href="../../articles/full/index.html")


def test_canonical_address_is_given_only_where_it_is_known() -> None:
    full_page = outline(full_site()["articles/full/index.html"])
    assert full_page.find("link", rel="canonical", href=f"{BASE}articles/full/")
    assert not outline(bare_site()["articles/bare/index.html"]).find("link", rel="canonical")


def entries_of(feed: ET.Element) -> Sequence[ET.Element]:
    return feed.findall(f"{ATOM}entry")


def test_feed_has_what_atom_asks_for_without_anything_optional() -> None:
    feed = ET.fromstring(bare_site()["feed.atom"])
    for parent in (feed, *entries_of(feed)):
        for name in ("id", "title", "updated"):
            assert parent.findtext(ATOM + name), name
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Digest"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": "index.html"}
    (entry,) = entries_of(feed)
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == ["articles/bare/index.html"]


def test_feed_has_all_that_is_known() -> None:
    feed = ET.fromstring(full_site()["feed.atom"])
    entry = next(one for one in entries_of(feed) if one.findtext(f"{ATOM}title") == "River falls after flood")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}feed.atom", "alternate": BASE}
    assert feed.findtext(f"{ATOM}subtitle") == "News & more"
    assert entry.findtext(f"{ATOM}published") == "2025-03-06T07:30:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2025-03-06T09:00:00+00:00"
    assert entry.findtext(f"{ATOM}summary") == f"{FIRST} {SECOND}"
    assert [name.text for name in entry.iter(f"{ATOM}name")] == ["Ann Other", "Bob Second"]
    assert [category.get("term") for category in entry.iter(f"{ATOM}category")] == ["Town"]
    assert [(link.get("rel"), link.get("href")) for link in entry.iter(f"{ATOM}link")] == [
        ("alternate", f"{BASE}articles/full/"),
        ("via", "https://bridge.example/river?a=1&b=2"),
    ]


def test_feed_entry_in_another_language_says_so() -> None:
    feed = ET.fromstring(full_site()["feed.atom"])
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {entry.get(lang) for entry in entries_of(feed)} == {None, "ar"}


def test_robots_are_shown_the_site_map_as_its_address_is_written() -> None:
    settings = with_base(base_url="https://news.example/a&b/")
    pages = render(edition(story(bare())), settings=settings)
    assert "Sitemap: https://news.example/a&b/sitemap.xml\n" in pages["robots.txt"]
    assert bare_site()["robots.txt"] == "User-agent: *\nAllow: /\n"


@cache
def hostile_site(theme: str = "default") -> dict[str, str]:
    article = full_article(
        "hostile.md",
        title=HOSTILE,
        kicker=HOSTILE,
        standfirst=HOSTILE,
        authors=(HOSTILE,),
        source=HOSTILE,
        topics=(HOSTILE,),
        tags=(HOSTILE,),
    )
    analysis = replace(full(article), keywords=(HOSTILE,))
    settings = with_base(title=HOSTILE, description=HOSTILE, author=HOSTILE)
    return render(
        edition(story(analysis), Section(HOSTILE, (story(bare()),))), settings=settings, theme=theme
    )


@both_themes
def test_hostile_words_stay_words_on_every_page(theme: str) -> None:
    for path, page in html_of(hostile_site(theme)).items():
        forms = [script.keys() for script in page.find("script")]
        assert all(form in ({"src"}, {"src", "defer"}, {"type"}) for form in forms), path
        assert not page.find("b"), path
        assert (page.crossed, page.open) == ([], []), path
    assert HOSTILE in outline(hostile_site(theme)["articles/hostile/index.html"]).words


def test_hostile_words_stay_words_in_the_feed_and_in_json() -> None:
    pages = hostile_site()
    feed = ET.fromstring(pages["feed.atom"])
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE
    assert json.loads(pages["digest.json"])["articles"][0]["title"] == HOSTILE


def test_no_template_trusts_a_value() -> None:
    for file in TEMPLATES.rglob("*"):
        if file.is_file() and file.suffix in {".html", ".atom", ".xml"}:
            assert not re.search(r"\|\s*safe|autoescape|style=", file.read_text(encoding="utf-8")), file.name


def colours(style: str, *, dark: bool) -> dict[str, str]:
    """The colours of the theme by name; the dark ones are those set last."""
    found = re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", style.partition("@media print")[0])
    return dict(found) if dark else dict(reversed(found))


@both_themes
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        ("ink", "paper"),
        ("quiet", "paper"),
        ("accent", "paper"),
        ("ink", "wash"),
        ("ink", "mark"),
        ("ink", "mark-strong"),
    ],
)
def test_letters_stand_out_from_their_ground(theme: str, letters: str, ground: str, *, dark: bool) -> None:
    palette = colours(bare_site(theme)["assets/style.css"], dark=dark)
    assert contrast(palette[letters], palette[ground]) >= 4.5


@both_themes
def test_style_sheet_uses_only_properties_that_it_sets(theme: str) -> None:
    style = full_site(theme)["assets/style.css"]
    assert style.count("{") == style.count("}")
    assert set(re.findall(r"var\(--([a-z-]+)", style)) <= set(re.findall(r"--([a-z-]+):", style))


def test_theme_settings_reach_the_style_sheet() -> None:
    theme = replace(Settings().theme, accent="#123456", accent_dark="#abcdef", font="sans")
    style = render(edition(story(bare())), settings=Settings(theme=theme))["assets/style.css"]
    assert colours(style, dark=False)["accent"] == "#123456"
    assert colours(style, dark=True)["accent"] == "#abcdef"
    assert "--letters: -apple-system" in style


def test_readme_of_the_theme_names_every_template() -> None:
    readme = (TEMPLATES / "README.md").read_text(encoding="utf-8")
    files = [file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*") if file.is_file()]
    assert [name for name in files if f"`{name}`" not in readme and name != "README.md"] == []
