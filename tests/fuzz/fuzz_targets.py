"""What is fuzzed: each target takes bytes, raises nothing but AssertionError, and says what was new about them."""

import os
import re
import tempfile
from collections.abc import Callable, Hashable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date
from functools import cache
from pathlib import Path

from promises import OBEYED, check_article, check_body, check_cleaning, check_error, check_html

from digest.errors import DigestError
from digest.readers import read_source
from digest.readers.clean import clean_body, clean_url
from digest.readers.found import ReadingDefaults
from digest.readers.front_matter import Fact, split_front_matter
from digest.records import Page, Source

FIXTURES = Path(__file__).parent.parent / "readers/fixtures/one_article"

Run = Callable[[bytes], Hashable]
"""One execution; two inputs that come to much the same give equal values."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is fuzzed."""

    run: Run
    seeds: Sequence[bytes]
    """Honest inputs."""
    words: Sequence[bytes]
    """What its parser looks for."""
    share: int
    """How many of a hundred executions of all targets are its: the quick ones have more."""


def _read(name: str) -> Run:
    defaults = ReadingDefaults("en", UTC)

    def run(data: bytes) -> Hashable:
        try:
            reading = read_source(Source(name, data, date(2024, 12, 2)), defaults)
        except DigestError as error:
            check_error(error)
            return _kinds(error)
        for article in reading.articles:
            check_article(article)
        first = reading.articles[0]
        facts = tuple(
            bool(getattr(first, name))
            for name in ("authors", "url", "kicker", "picture", "excerpt", "updated")
        )
        return min(len(reading.articles), 5), facts, _tags(first.html), len(first.blocks).bit_length()

    return run


def _kinds(error: DigestError) -> Hashable:
    return tuple(re.sub(r'".*"|[\d,]+', "…", notice.problem)[:60] for notice in error.notices[:3])


def _tags(html: str) -> frozenset[str]:
    return frozenset(re.findall(r"<([a-z0-9]+)", html))


def _clean(data: bytes) -> Hashable:
    """The sanitiser, and all that rests on its form of HTML."""
    html = data.decode("utf-8") if _is_text(data) else data.decode("latin-1")
    body = clean_body(html, "https://town.example/a/" if b"?" in data else None)
    check_html(body.html)
    check_body(body.html, body.text, [(block.start, block.end) for block in body.blocks])
    check_cleaning(body.html, body.text)
    return _tags(body.html), len(body.blocks).bit_length(), len(body.illustrations), body.lost_pictures


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _address(data: bytes) -> Hashable:
    """An address out of an article, and whom it would have us ask."""
    from digest.addresses import typed_address
    from digest.collect.redirects import parse_url
    from digest.collect.unanswered import NoAnswerError

    text = data.decode("utf-8", "replace")
    clean = clean_url(text)
    if clean is not None:
        assert re.fullmatch(r"https?://[a-z0-9._-]+[!#-&(-;=?-~]*", clean), clean
        assert clean_url(clean) == clean, clean
    try:
        typed: str | None = typed_address(text)
    except ValueError:
        typed = None
    try:
        asked = parse_url(typed or text)
        assert asked.scheme in {"http", "https"}, asked
        assert not asked.userinfo, asked
        assert re.fullmatch(rb"[a-z0-9._:-]+", asked.raw_host), asked
        assert not re.search(rb"[^!-~]", asked.raw_path), asked
    except NoAnswerError as error:
        return clean is None, typed is None, error.problem[:40]
    return clean is None, typed is None, bool(asked.query), asked.port


def _front_matter(data: bytes) -> Hashable:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    try:
        front = split_front_matter(text, "a.md")
    except DigestError as error:
        check_error(error)
        return _kinds(error)
    assert text.endswith(front.body), "the body is another"
    for key, fact in front.facts.items():
        assert isinstance(key, str), key
        assert isinstance(fact, Fact), fact
        assert isinstance(fact.value, (str, tuple, date)), fact
    return tuple(type(fact.value).__name__ for fact in list(front.facts.values())[:6])


def _settings(data: bytes) -> Hashable:
    from digest.render.headers import header_policy, page_policy
    from digest.settings import parse_settings

    try:
        settings = parse_settings(data.decode("utf-8", "replace"))
    except DigestError as error:
        check_error(error)
        return _kinds(error)
    for policy in (page_policy(settings), header_policy(settings)):
        assert re.fullmatch(r"[a-z:; '-]+", policy), policy
    assert not OBEYED.search(settings.site.title), settings.site.title
    return settings.images.policy, settings.edition.period, bool(settings.feeds), bool(settings.topics)


def _subscriptions(data: bytes) -> Hashable:
    """A list of feeds of another program, with a feed put in where it lies."""
    from digest.collect.feed import Subscription
    from digest.collect.outline_edits import insert_feeds
    from digest.collect.outlines import read_outlines

    try:
        file = read_outlines(data, "feeds.opml")
        new = Subscription("https://e.example/f?a=1&b=2", "feeds.opml", 'A "B" <c>', "D&E", full_text=True)
        changed = read_outlines(insert_feeds(file, [new], "feeds.opml"), "feeds.opml")
    except DigestError as error:
        check_error(error)
        return _kinds(error)
    urls = [outline.url for outline in changed.outlines]
    assert urls.count(new.url) == 1 + [one.url for one in file.outlines].count(new.url), "not put in once"
    return len(urls).bit_length(), len({outline.folders for outline in file.outlines})


def _publish(data: bytes) -> Hashable:
    """A few builds into a folder in which others have put files, links and folders of their own.

    Each byte but the last two bits says what happens next: a foreign file, or another set of pages.
    """
    from digest.publish import MANIFEST, publish_site

    names = ("index.html", "a/index.html", "a", "b/c/d.txt", "b", "CON", "ä.html", ".nojekyll")
    outside = []
    with tempfile.TemporaryDirectory() as folder:
        site, far = Path(folder, "site"), Path(folder, "far")
        far.mkdir()
        (far / "kept.txt").write_bytes(b"kept")
        last: tuple[Page, ...] | None = None
        for byte in data[:12]:
            name = names[byte >> 3 & 7]
            kind = byte & 7
            if kind < 3:
                last = _publish_some(publish_site, names, data, byte, site)
                outside.append(last is None)
            elif site.is_dir():
                _put_foreign(site / (MANIFEST if byte >> 6 == 3 else name), kind, data, far)
        assert (far / "kept.txt").read_bytes() == b"kept", "a file outside the site is another"
        assert sorted(path.name for path in far.iterdir()) == ["kept.txt"], "a file outside the site is new"
        left = sorted(path.name for path in Path(folder).iterdir())
        assert left in (["far"], ["far", "site"]), f"left over: {left}"
    return tuple(outside)


def _publish_some(
    publish: Callable[..., object], names: Sequence[str], data: bytes, byte: int, site: Path
) -> tuple[Page, ...] | None:
    """Build a site of some pages; what it then shows must be these pages. None where it is refused."""
    wanted = [name for number, name in enumerate(names) if (byte * 37 + len(data)) >> number & 1]
    pages = tuple(
        Page(name, data[: byte & 31] + name.encode())
        for name in wanted
        if not any(other.startswith(f"{name}/") for other in wanted)
    )
    before = _snapshot(site)
    try:
        publish(pages, site)
    except DigestError as error:
        check_error(error)
        assert _snapshot(site) == before, "a refused build has changed the site"
        return None
    for page in pages:
        assert (site / page.path).read_bytes() == page.data, page.path
    return pages


def _snapshot(site: Path) -> dict[str, bytes | None]:
    """Every path below a folder, with the bytes of files."""
    found: dict[str, bytes | None] = {}
    for path in sorted(site.rglob("*")) if site.is_dir() else []:
        link = os.fsencode(path.readlink()) if path.is_symlink() else None
        found[str(path)] = link or (path.read_bytes() if path.is_file() else None)
    return found


def _put_foreign(path: Path, kind: int, data: bytes, far: Path) -> None:
    """Do to a site what another program might."""
    try:
        if path.is_symlink() or any(parent.is_symlink() for parent in path.parents):
            path.unlink()
        elif kind == 3:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif kind == 4:
            path.symlink_to(far)
        elif kind == 5:
            path.symlink_to(far / "kept.txt")
        elif kind == 6:
            path.mkdir(parents=True, exist_ok=True)
        elif path.is_file():
            path.unlink()
    except OSError:
        return


def _store(data: bytes) -> Hashable:
    """A store in which bytes are changed: whatever it then gives is what was put into it, or nothing.

    Each eight bytes are a place in the file and four bytes to put there; a last piece of less cuts the file off.
    """
    from digest.store.database import Database, StoreError

    secret, rows = b"secret", _rows_of_a_store()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store.sqlite")
        path.write_bytes(_damaged(_whole_store(secret), data))
        try:
            with closing(Database(path, secret)) as database:
                found = dict(database.every("files"))
                single = {name: database.get("files", name) for name in rows}
        except StoreError:
            return "refused"
        assert found.items() <= rows.items(), "a row that nobody has put there"
        assert all(value in (None, rows[name]) for name, value in single.items())
        return len(found)


def _rows_of_a_store() -> dict[str, bytes]:
    return {f"rain-{number}.md": bytes([number]) * 40 * number for number in range(1, 30)}


@cache
def _whole_store(secret: bytes) -> bytes:
    from digest.store.database import Database

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store.sqlite")
        with closing(Database(path, secret)) as database:
            database.put("files", _rows_of_a_store().items())
            database.commit()
        return path.read_bytes()


def _damaged(whole: bytes, data: bytes) -> bytes:
    changed = bytearray(whole)
    for start in range(0, len(data) - len(data) % 8, 8):
        place = int.from_bytes(data[start : start + 4], "big") % len(changed)
        changed[place : place + 4] = data[start + 4 : start + 8]
    rest = data[len(data) - len(data) % 8 :]
    return bytes(changed[: int.from_bytes(rest, "big") % len(changed)] if rest else changed)


def _fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def _archive() -> bytes:
    page = _fixture("article.html").replace(b"=", b"=3D")
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/wall\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://courier.example/wall\r\n\r\n"
    )
    return head + page + b"\r\n----b--\r\n"


HTML_WORDS = (
    *(f"<{tag}>".encode()
    for tag in (
        "p /p div /div b /b i /i a a=1 /a ul li /ul ol /ol table tr td th /table tbody caption blockquote h1 /h1 h2 "
        "h4 /h4 h6 pre /pre br br/ hr img script /script style /style template /template svg /svg math mtext mglyph "
        "annotation-xml title /title noscript /noscript iframe /iframe select option button form input meta base "
        "link object embed textarea /textarea xmp plaintext frameset body html head !-- !doctype ?x ![CDATA[ figure "
        "figcaption /figure dl dt dd abbr sup sub mark article main time address nav header footer video audio"
    ).split()),
    b"-->", b"--!>", b"]]>", b'<a href="javascript:alert(1)">', b'<a href="https://e.example/?a=1&b=2">',
    b"<a href=//e.example>", b'<a href="mailto:a@b.example">', b'<a href="#x">', b"<img src=x onerror=alert(1)>",
    b'<img src="a b.jpg" alt="\'>">', b"<img src=https://e.example/a.png width=1 height=1>", b'<abbr title="x&quot;">',
    b'<td colspan="2">', b'<ol start="3">', b"<svg><style><img src=x onerror=alert(1)>",
    b"<math><mtext><table><mglyph><style><!--</style>", b"<p title=`", b" onclick=alert(1) ", b"srcset=",
)  # fmt: skip

PAGE_WORDS = (
    *HTML_WORDS,
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":[{"name":"y"}]}</script>',
    b'<meta property="og:title" content="x">', b'<meta name="author" content="x">', b'<base href="//e.example/">',
    b'<meta property="article:published_time" content="2025-03-06T10:00:00Z">', b'<meta charset="utf-16">',
    b'<link rel="canonical" href="https://e.example/a">', b'<time datetime="2025-03-06">', b"<h1>Rain</h1>",
    b'"@graph":[', b'"articleBody":"', b'"@context":', b'itemprop="headline"', b"{", b"}", b"[", b"]", b'":"',
)  # fmt: skip

TEXT_WORDS = tuple(
    line.encode()
    for line in (
        "By Ana Lee\n", "Published 6 March 2025\n", "Photo: Reuters\n", "Read more: x\n", "Advertisement\n",
        "Share\n", "LONDON (AP) — ", "Updated 10:00 GMT\n", "Comments (12)\n", "https://e.example/a\n", "\n\n", " | ",
        "The council voted on Thursday to raise the wall by a metre.\n", "1. ", "• ", "© 2025", "Title: x\n",
        "From: a@b.example\n", "Getty Images", "5 min read\n", "Tags: a, b\n", "“", "”", "’", "Von Eva Kern\n", "…",
    )
)  # fmt: skip

FACT_WORDS = tuple(
    line.encode()
    for line in (
        "---\n", "+++\n", "...\n", "title: x\n", 'title: "x"\n', "date: 2025-03-06\n", "date: 31/12/2024 25:61\n",
        "tags: [a, b]\n", "tags:\n  - a\n", "authors:\n  - name: x\n", "image:\n  src: a.jpg\n  caption: b\n",
        "draft: maybe\n", "weight: 99999999999\n", "url: https://e.example/\n", "aliases: [/a/, ../../b]\n", "&a ",
        "*a", "!!python/object:os.system ", "!!binary ", "<<: ", "? ", "- ", "| \n", "> \n", "{", "}", "[", "]", ": ",
        "title = 'x'\n", "[image]\n", "[[a]]\n", "a = 2025-03-06\n", "a = 1e9\n", '"""', "slug: ../x\n", "lang: x-y\n",
        "\t", "# ", "%YAML 1.1\n", "date: 0001-01-01\n", "date: 9999-12-31T23:59:60Z\n", "image: ../../etc/a.png\n",
    )
)  # fmt: skip

MARKDOWN_WORDS = FACT_WORDS + tuple(
    line.encode()
    for line in (
        "# x\n", "> ", "* ", "1. ", "![a](b.jpg)", "[a](https://e.example)", "[a](javascript:alert(1))", "[a][b]\n",
        "[b]: //e.example 'c'\n", "`", "```\n", "~~~\n", "    ", "***", "__", "|a|b|\n|-|-|\n", "[^1]", "[^1]: x\n",
        "<div markdown=1>\n", "{: onclick=alert(1) }", "{#x}", "*[A]: b\n", "\\", "&#106;", "<!-- ", "\n\n", "---\n",
        "![", "[", "](", ")", "![[](", "<https://e.example>", "term\n: x\n", "===\n",
    )
)  # fmt: skip

XML_WORDS = tuple(
    line.encode()
    for line in (
        "<entry>", "</entry>", "<item>", "</item>", "<title>", "</title>", '<title type="html">', "<link>", "</link>",
        '<link href="https://e.example/a"/>', "<id>", "</id>", "<guid>", "<updated>2025-03-06T10:00:00Z</updated>",
        "<pubDate>Thu, 06 Mar 2025 10:00:00 GMT</pubDate>", "<content:encoded>", '<content type="xhtml">',
        '<content type="html" src="x"/>', "</content>", "<description>", "</description>", "<summary>", "<![CDATA[",
        "]]>", '<!ENTITY a "b">', "<!DOCTYPE x [", "&a;", "&lt;p&gt;", '<enclosure url="a" type="image/png"/>',
        '<media:content url="https://e.example/a.jpg"/>', "<author><name>x</name></author>", "<dc:creator>", "<rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom">', "<rdf:RDF>", 'xml:base="//e.example/"', 'xml:lang="de"', "<?xml",
        ' encoding="utf-7"', "<category>", "xmlns:x='y'", "<x:y>", "/>", "<itunes:author>", "<source>",
    )
)  # fmt: skip

JSON_WORDS = tuple(
    line.encode()
    for line in (
        "{", "}", "[", "]", ",", ":", '"items":[', '"id":', '"title":"x"', '"content_html":"<p>x"', '"content_text":',
        '"version":"https://jsonfeed.org/version/1.1"', "null", "true", "1e400", "-0", '"\\ud800"', '"\\u0000"', '""',
        '"authors":[{"name":"x"}]', '"date_published":"2025-03-06T10:00:00Z"', '"image":"x.png"', '"tags":["a"]',
        '"attachments":[{"url":"a","mime_type":"image/png"}]', '"url":"javascript:x"', '"language":"de"', "NaN",
    )
)  # fmt: skip

MAIL_WORDS = HTML_WORDS + tuple(
    line.encode()
    for line in (
        "From: x <a@b.example>\n", "Subject: ", "=?utf-8?q?=0D=0AX:_y?=", "=?utf-8?b?////?=", "=?x?y?z?=", "\n ",
        "Content-Type: multipart/mixed; boundary=a\n", "--a\n", "--a--\n", "Content-Type: text/html\n\n",
        "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "=3D", "=\n",
        "charset=utf-7", "charset=x", "Content-Type: message/rfc822\n\n", "List-Id: <a>\n", "(((((", "Date: 99\n",
        "Content-Type: text/plain; format=flowed\n\n", "> ", "---------- Forwarded message\n", "Archived-At: <x>\n",
        "Content-Disposition: attachment\n", "begin 644 a\n",
    )
)  # fmt: skip

SETTINGS_WORDS = tuple(
    line.encode()
    for line in (
        "[site]\n", "[edition]\n", "[summary]\n", "[theme]\n", "[images]\n", "[topics]\n", "[[feeds]]\n", "[fetch]\n",
        "title = 'x'\n", 'base_url = "https://e.example/"\n', 'base_url = "javascript:x"\n', "language = 'de'\n",
        "timezone = '../../etc/passwd'\n", "period = 'week'\n", "policy = 'remote'\n", "name = '../x'\n",
        "url = 'https://e.example/feed'\n", 'a = ["b", 1]\n', "sentences = -1\n", "[a.b]\n", "a.b.c = {", "}", "=",
        '"""', "'''", "\\u0000", "\\uD800", "1e999", "nan", "0x", "1979-05-27", "[theme.colours]\n",
        'paper = ["#ffffff", "#000000"]\n', 'body = "x\\"; } a { b: url(//e.example)"\n', "translations = { de = 1 }\n",
    )
)  # fmt: skip

SETTINGS = b"""\
[site]
title = "The Town Digest"
base_url = "https://town.example/digest/"
language = "en"
timezone = "Europe/Madrid"
author = "Ada Hill"

[edition]
period = "week"

[images]
policy = "local"

[topics]
Harbour = ["harbour", "ferry"]

[[feeds]]
url = "https://courier.example/feed"
source = "The Courier"
"""

OPML = (
    b'<?xml version="1.0"?>\n<opml version="2.0">\n<body>\n<outline text="Town">\n'
    b'  <outline text="A &amp; B" type="rss" xmlUrl="https://e.example/feed"/>\n</outline>\n</body>\n</opml>\n',
    b"<opml><body/></opml>",
)
OPML_WORDS = (
    b"<outline>",
    b"</outline>",
    b'<outline text="D&amp;E">',
    b'<outline xmlUrl="feed:x"/>',
    b"<body>",
    b"</body>",
    b"<body/>",
    b"<head><title>",
    b'type="rss"',
    b'xmlUrl="https://e.example/x"',
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE opml [",
    b'<!ENTITY a "b">',
    b"&a;",
    b"&",
    b"<?x?>",
    b"<opml>",
    b"</opml>",
    b'encoding="utf-16"',
    b'encoding="cp1252"',
    b"<a:b xmlns:a='c'>",
)

ADDRESSES = (
    b"https://town.example/a?b=c#d", b"http://127.0.0.1:8080/", b"http://[::ffff:7f00:1]/", b"http://0x7f.1/",
    b"https://m\xc3\xbcller.example./", b"http://me:secret@e.example/", b"feed://e.example/rss", b"e.example:80/a",
    b"http://e.example\\@127.0.0.1/", b"http://e.example%00.f/", b"http://\xe2\x91\xa0\xe3\x80\x82127.0.0.1/",
)  # fmt: skip
ADDRESS_WORDS = (b"http://", b"https:", b"//", b"@", b":", b"[", b"]", b"%", b"%2f", b"?", b"#", b".", b"xn--", b"\\",
                 b"localhost", b"127.0.0.1", b"%25", b"::1", b":99999", b"utm_source=x", b"..", b"\xe3\x80\x82")  # fmt: skip

TARGETS = {
    "address": Target(_address, ADDRESSES, ADDRESS_WORDS, 25),
    "archive": Target(_read("a.mhtml"), (_archive(),), (*MAIL_WORDS, *PAGE_WORDS), 1),
    "clean": Target(_clean, (_fixture("article.html"), b"<p>a <b>b</b></p><ul><li>c</ul>", b"<table><tr><td>a"), HTML_WORDS, 36),
    "feed-json": Target(_read("a.json"), (_fixture("article.json"),), (*JSON_WORDS, *HTML_WORDS), 4),
    "feed-xml": Target(_read("a.xml"), (_fixture("article.xml"),), (*XML_WORDS, *HTML_WORDS), 2),
    "front-matter": Target(_front_matter, (b"---\ntitle: x\ndate: 2025-03-06\ntags: [a, b]\n---\nRain.\n",
                                           b"+++\ntitle = 'x'\n[image]\nsrc = 'a.jpg'\n+++\nRain.\n"), FACT_WORDS, 10),
    "mail": Target(_read("a.eml"), (_fixture("article.eml"),), MAIL_WORDS, 2),
    "markdown": Target(_read("a.md"), (_fixture("article.md"),), (*MARKDOWN_WORDS, *HTML_WORDS), 4),
    "page": Target(_read("a.html"), (_fixture("article.html"),), PAGE_WORDS, 1),
    "paste": Target(_read("a.txt"), (_fixture("article.txt"),), (*TEXT_WORDS, *FACT_WORDS), 2),
    "publish": Target(_publish, (b"\x00\x09\x12\x1b\x24\x2d", b"\xfb\x00"), (b"\xfb", b'{"files": [', b"]"), 3),
    "store": Target(_store, (b"\x00" * 8, bytes(range(32)), b"\x00\x00\x40\x64abcd"), (b"\x00\x00\x00\x60", b"SQLite"), 2),
    "subscriptions": Target(_subscriptions, OPML, OPML_WORDS, 5),
    "settings": Target(_settings, (SETTINGS,), SETTINGS_WORDS, 8),
}  # fmt: skip
"""By name."""
