import pytest

from digest.readers.clean import DEEPEST, clean_body, clean_url


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><title>x</title></svg>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java&#10;script:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<p style="background:url(https://evil.example/x)">x</p>',
        "<iframe src=https://evil.example></iframe>",
        "<style>@import 'https://evil.example'</style>",
        "<form action=https://evil.example><input name=a></form>",
        '<math><mtext></p><style><img src=x onerror="alert(1)">',
        "<p onclick=alert(1) id=s1 class=x>x</p>",
    ],
)
def test_nothing_that_runs_or_fetches_comes_through(hostile: str) -> None:
    html = clean_body(f"<p>before</p>{hostile}<p>after</p>").html
    for sign in ("script", "alert(1)>", "onerror", "onclick", "evil", "style", "id=", "src", "<svg", "<math"):
        assert sign not in html.lower().replace("&lt;", "")
    assert html.startswith("<p>before</p>")


@pytest.mark.parametrize(
    ("source", "base_url", "place"),
    [
        ("a.jpg", None, "a.jpg"),
        ("a.jpg", "https://example.org/n/", "a.jpg"),
        ("../b/my%20photo.jpg?w=300#x", None, "../b/my photo.jpg"),
        ("https://example.org/ä.jpg", None, "https://example.org/%C3%A4.jpg"),
        ("//example.org/a.jpg", "https://example.com/", "https://example.org/a.jpg"),
        ("/a.jpg", "https://example.org/n/", "https://example.org/a.jpg"),
    ],
)
def test_picture_keeps_its_path_or_its_whole_address(source: str, base_url: str | None, place: str) -> None:
    (illustration,) = clean_body(f"<img src='{source}'><p>x</p>", base_url).illustrations
    assert illustration.picture.place == place


@pytest.mark.parametrize(
    "source",
    [
        "",
        "/a.jpg",
        "//example.org/a",
        "data:image/png;base64,AA",
        "file:///a.png",
        "place:a.png",
        "javascript:a",
    ],
)
def test_picture_without_path_or_address_is_counted_as_lost(source: str) -> None:
    body = clean_body(f"<img src='{source}'><p>x</p>")
    assert (body.illustrations, body.lost_pictures) == ((), 1)


def test_dot_that_counts_readers_is_no_picture() -> None:
    body = clean_body("<p>x</p><img src='https://example.org/t.gif' width=1 height=1>")
    assert (body.illustrations, body.lost_pictures) == ((), 0)


def test_body_has_no_picture_in_its_html() -> None:
    assert clean_body("<p>a <img src=a.jpg alt=x> b</p>").html == "<p>a b</p>"


def test_relative_link_stands_on_the_address_of_the_article() -> None:
    html = clean_body('<p><a href="/b">x</a></p>', "https://example.org/a/").html
    assert 'href="https://example.org/b"' in html


def test_relative_link_without_an_address_leads_nowhere() -> None:
    assert clean_body('<p><a href="/b">x</a></p>').html == "<p><a>x</a></p>"


def test_links_track_nobody() -> None:
    html = clean_body('<p><a href="/b?id=1&amp;utm_source=x">x</a></p>', "https://example.org/a/").html
    assert 'href="https://example.org/b?id=1"' in html


def test_body_nested_too_deep_keeps_its_text() -> None:
    deep = DEEPEST + 1
    assert clean_body("<div>" * deep + "Rain fell." + "</div>" * deep).html == "<p>Rain fell.</p>"


def test_paragraphs_left_open_are_not_deep() -> None:
    assert clean_body("<p>a" * 1_000).html == "<p>a</p>" * 1_000


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTPS://Example.org", "https://example.org"),
        ("https://exämple.org/ä?b=ö c#ü", "https://xn--exmple-cua.org/%C3%A4?b=%C3%B6%20c#%C3%BC"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://example.org:8443/x", "https://example.org:8443/x"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("//example.org/a", None),
        ("/a", None),
        ("https://", None),
        ("https://exa<mple.org/", None),
        ("https://[::1/", None),
        ("https://example.org:99999/", None),
    ],
)
def test_address_is_whole_and_safe_or_none(url: str, clean: str | None) -> None:
    assert clean_url(url) == clean


def test_relative_picture_of_a_feed_stands_on_its_base_and_not_beside_the_file() -> None:
    html = "<p>Rain<img src='img/rain.jpg'></p>"
    places = [
        clean_body(html, "https://post.example/a/", beside=beside).illustrations[0].picture.place
        for beside in (False, True)
    ]
    assert places == ["https://post.example/a/img/rain.jpg", "img/rain.jpg"]


def test_only_the_tags_that_may_have_a_title_have_one() -> None:
    html = clean_body('<p title="x" lang="de">a <b title="y">b</b> <abbr title="z">c</abbr></p>').html
    assert html == '<p>a <b>b</b> <abbr title="z">c</abbr></p>'
