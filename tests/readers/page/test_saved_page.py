import pytest
from page_samples import BODY, HEADLINE, PARAGRAPHS, TEXT, make_page

import digest
from digest import Article, DigestError, read
from digest.article_file import article_markdown
from digest.readers.page.tree import LONGEST_MARKUP

JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "River floods the harbour",'
    '"datePublished": "2025-03-06T08:00:00+01:00", "dateModified": "2025-03-07", "articleSection": "Town",'
    '"author": [{"name": "Ana Lima"}, {"name": "Tom Ward"}], "publisher": {"name": "The Ledger"}}</script>'
)

DEEPER = '<link rel="canonical" href="https://example.org/news/town">'
TEASERS = "".join(
    f"<h3><a href='/{n}'>The harbour in the year {n}</a></h3><p>A teaser says what {n} was about.</p>"
    for n in range(1990, 2002)
)


def article(page: bytes, name: str = "page.html") -> Article:
    return read(page, name=name)[0]


def problem(page: bytes, name: str = "page.html") -> str:
    with pytest.raises(DigestError) as caught:
        read(page, name=name)
    return str(caught.value)


def test_text_is_the_article_alone() -> None:
    assert article(make_page()).text == TEXT


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>By Ana Lima</p>",
        "<p>6 March 2025</p>",
        f"<h2>{HEADLINE}</h2>",
        "<figure><img src='q.jpg'><figcaption>The quay at dawn. Photo: A. Lens</figcaption></figure>",
        "<p style='display: none'>A line that no reader of the page ever sees, whatever it says.</p>",
    ],
)
def test_what_stands_above_the_text_is_left_out(furniture: str) -> None:
    assert article(make_page(above=furniture)).text == TEXT


@pytest.mark.parametrize(
    "furniture",
    [
        "<p><a href='/wall'>Read more: What the old wall held back</a></p>",
        "<p>Sign up to our newsletter</p>",
        "<h3>Related stories</h3><ul><li><a href='/a'>Rain is here to stay</a></li></ul>",
        "<div class='author-bio'><p>Ana Lima writes about rivers, and lives by one.</p></div>",
        "<div class='cookie-consent'><p>We use cookies to make this site better.</p></div>",
        "<p>___</p>",
        "<p>a.lima@ledger.example</p>",
        "<p>Reach the reporter on Twitter at http://twitter.com/analima</p>",
        "<div id='comments'>"
        + "<p>I think that the wall should have been built higher years ago.</p>" * 9
        + "</div>",
    ],
)
def test_what_stands_below_the_text_is_left_out(furniture: str) -> None:
    assert article(make_page(below=furniture)).text == TEXT


def test_page_and_paste_have_the_same_text() -> None:
    paste = "\n\n".join([HEADLINE, "By Ana Lima", *PARAGRAPHS]).encode()
    assert article(make_page(above="<p>By Ana Lima</p>")).text == article(paste, "page.txt").text


def test_facts_of_json_ld_become_the_articles() -> None:
    found = article(make_page(head=JSON_LD))
    assert (found.title, found.authors, found.source, found.topics) == (
        HEADLINE,
        ("Ana Lima", "Tom Ward"),
        "The Ledger",
        ("Town",),
    )


def test_dates_of_json_ld_become_the_articles() -> None:
    found = article(make_page(head=JSON_LD))
    assert (str(found.published), str(found.updated)) == ("2025-03-06 08:00:00+01:00", "2025-03-07")


def test_description_is_the_standfirst() -> None:
    head = '<meta name="description" content="A night of rain costs forty families their homes.">'
    assert article(make_page(head=head)).standfirst == "A night of rain costs forty families their homes."


def test_standfirst_that_is_set_as_a_heading_is_not_body() -> None:
    standfirst = "A night of rain costs forty families their homes."
    found = article(
        make_page(head=f'<meta name="description" content="{standfirst}">', above=f"<h2>{standfirst}</h2>")
    )
    assert (found.standfirst, found.text) == (standfirst, TEXT)


def test_description_that_only_begins_the_text_is_no_standfirst() -> None:
    head = f'<meta name="description" content="{PARAGRAPHS[0]}">'
    assert article(make_page(head=head)).standfirst is None


def test_links_are_absolute_by_the_canonical_address_without_tracking() -> None:
    head = '<link rel="canonical" href="https://example.org/town/flood?utm_source=mail">'
    body = BODY.replace("the school", '<a href="/school?id=2&fbclid=x">the school</a>')
    found = article(make_page(body, head=head))
    assert (found.url, 'href="https://example.org/school?id=2"' in found.html) == (
        "https://example.org/town/flood",
        True,
    )


def test_lists_and_headings_keep_their_tags() -> None:
    found = article(make_page(f"{BODY}<h2>What comes next</h2><ul><li>A wall</li><li>A pump</li></ul>{BODY}"))
    assert "<h2>What comes next</h2><ul><li>A wall</li><li>A pump</li></ul>" in found.html


def test_language_of_the_page_gives_way_to_its_words() -> None:
    german = "".join(
        f"<p>Der Fluss stieg in der Nacht um zwei Meter, und der Hafen blieb für {n} Tage geschlossen.</p>"
        for n in range(2, 8)
    )
    assert article(make_page(german, language="en")).language == "de"


def test_estimated_date_is_told() -> None:
    from digest.readers.page import read_page
    from digest.records import Source

    below = BODY * 9 + '<div class="date">2025-03-06</div>'
    found = read_page(Source("page.html", make_page(below=below)), "content/page.html")[0]
    assert [notice.problem for notice in found.notices] == [
        "no date stated; 2025-03-06 estimated from the page"
    ]


@pytest.mark.parametrize(("name", "estimated"), [("page.html", True), ("2025-03-06-page.html", False)])
def test_date_is_an_estimate_unless_the_name_of_the_file_says_it(name: str, estimated: bool) -> None:
    page = make_page(below=BODY * 9 + '<div class="date">2025-03-06</div>')
    (one,) = digest.read(page, name=name)
    assert (str(one.published), one.date_estimated) == ("2025-03-06", estimated)


def test_estimate_is_written_into_the_article_file() -> None:
    page = make_page(below=BODY * 9 + '<div class="date">2025-03-06</div>')
    file = article_markdown(digest.read(page, name="page.html")[0])
    (read,) = digest.read(file.encode(), name="2025-03-06-rain.md")
    assert read.date_estimated


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            make_page("<p>The page that you look for is not here.</p>").replace(
                HEADLINE.encode(), b"404 Not found"
            ),
            "an error page",
        ),
        (
            make_page("<p>Your e-mail address</p>").replace(HEADLINE.encode(), b"Sign in to read on"),
            "a page to log in",
        ),
        (make_page("<p>Soon.</p>"), "hardly any running text"),
        (
            make_page(
                BODY + "".join(f"<h3><a href='/{n}'>The harbour in the year {n}</a></h3>" for n in range(9)),
                head='<link rel="canonical" href="https://example.org/">',
            ),
            "a front page",
        ),
        (make_page(TEASERS, head=DEEPER), "a front page or a list of articles"),
        (
            make_page(
                "".join(
                    f"<li><a href='/{n}'>The harbour in {n}</a><br>{PARAGRAPHS[0]}</li>" for n in range(9)
                )
            ),
            "a front page or a list of articles",
        ),
        (
            make_page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>").replace(
                HEADLINE.encode(), "Sivua ei löytynyt".encode()
            ),
            "an error page",
        ),
        (
            make_page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>").replace(
                HEADLINE.encode(), b"Mit Werbung weiterlesen"
            ),
            "a page to log in, to subscribe or to consent",
        ),
        (
            make_page(f"<p>Please enable JavaScript to go on.</p><p>{PARAGRAPHS[0]}</p>"),
            "a page that shows its text only with JavaScript",
        ),
    ],
)
def test_page_that_is_no_article_is_told(page: bytes, reason: str) -> None:
    assert problem(page).startswith(f"page.html: no article: {reason}")


def test_article_beside_many_headlines_is_one() -> None:
    assert article(make_page(below=f"<aside>{TEASERS}</aside>")).text.startswith(TEXT)


def test_teasers_of_a_page_that_states_an_article_do_not_unmake_it() -> None:
    short = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    assert article(make_page(short, head=JSON_LD, below=f"<aside>{TEASERS}</aside>")).title == HEADLINE


@pytest.mark.parametrize(
    ("paragraphs", "problems"),
    [(2, ["the article is for subscribers, and may be cut off"]), (12, [])],
)
def test_beginning_of_an_article_that_is_sold_is_told(paragraphs: int, problems: list[str]) -> None:
    from digest.readers.page import read_page
    from digest.records import Source

    text = "".join(f"<p>{PARAGRAPHS[n % 4]}</p>" for n in range(paragraphs))
    sold = JSON_LD.replace('"headline"', '"isAccessibleForFree": "False", "headline"')
    found = read_page(Source("page.html", make_page(text, head=sold)), "content/page.html")[0]
    assert [notice.problem for notice in found.notices] == problems


def test_archive_gives_the_page_in_it() -> None:
    import base64

    mhtml = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/flood\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(make_page()) + b"\n--b--\n"
    )
    found = article(mhtml, "page.mhtml")
    assert (found.text, found.url) == (TEXT, "https://example.org/flood")


def test_archive_without_a_page_is_told() -> None:
    assert problem(b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "a.mhtml").startswith(
        "a.mhtml: no page in this archive"
    )


def test_text_of_a_page_that_trafilatura_hardly_finds_is_that_of_its_lines() -> None:
    from digest.readers.page.text import extract_blocks
    from digest.readers.page.tree import parse_page

    tree = parse_page(
        "<html><body>" + f"<div>{'</div><div>'.join(PARAGRAPHS)}</div>" * 2_700 + "</body></html>", "a"
    )
    assert extract_blocks(tree, None)[0].text == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 60_000,
        "<ul><li>" * 5_000,
        "<b>" * 60_000,
        f"<div {' '.join(f'a{n}=b' for n in range(60_000))}>",
        f"<div class='{'a ' * 500_000}'>",
        "<!--" * 50_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "&lol;" * 50_000,
    ],
)
def test_hostile_markup_below_an_article_costs_it_nothing(hostile: str) -> None:
    assert article(make_page(below=hostile)).text.startswith(TEXT)


def test_external_entity_is_not_read() -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + make_page(
        f"{BODY}<p>This is it: &x;.</p>"
    )
    assert "root:" not in article(page).html


def test_script_of_a_page_never_reaches_the_article() -> None:
    page = make_page(
        f"{BODY}<p>The end came <script>alert(1)</script><a href='javascript:alert(2)'>here</a> today.</p>"
    )
    assert "alert" not in article(page).html


def test_page_too_long_to_be_parsed_whole_is_told() -> None:
    assert "a page of 9," in problem(make_page("<p>Rain.</p>" * (LONGEST_MARKUP // 12 + 1)))


def test_short_article_that_has_its_page_for_itself_is_one() -> None:
    said = "The river rose by two metres in the night, the council said."
    page = f"<html><body><article><h1>Rain</h1><p>{said}</p></article></body></html>"
    (one,) = digest.read(page.encode(), name="2025-03-06-rain.html")
    assert one.text == said
