# ruff: noqa: E501  the table has a line for each file
"""Odd input, end to end: one build of a folder with all of it, and of each what became of it.

The good article beside it is published; the odd one is published too, or named with what is wrong and what to
do about it, and left out. Nothing ends the build, and nothing keeps it waiting.
"""

import base64
import contextlib
import errno
import gzip
import json
import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
from datetime import tzinfo
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import RAIN, markdown

import digest
from digest.errors import Notice
from digest.project import SourceFile, load_source
from digest.records import Source

GOOD = "good.md"

UMLAUT = RAIN.replace("Lune", "Lüne")
"""The article with a letter that tells encodings apart."""


def front_matter(*lines: str) -> bytes:
    return ("---\n" + "\n".join(lines) + f"\n---\n\n{RAIN}").encode()


def toml(*lines: str) -> bytes:
    return ("+++\n" + "\n".join(lines) + f"\n+++\n\n{RAIN}").encode()


def dated(stated: str) -> bytes:
    return front_matter("title: Odd", f'date: "{stated}"')


def body(text: str) -> bytes:
    return markdown("Odd", f"{text}\n\n{RAIN}").encode()


def rss(content: str, doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Post</title><item><title>Odd</title>'
        f"<pubDate>Mon, 02 Dec 2024 10:00:00 GMT</pubDate>{content}</item></channel></rss>"
    ).encode()


def json_feed(**item: object) -> bytes:
    whole = {"id": "1", "title": "Odd", "content_text": RAIN, "date_published": "2024-12-02"} | item
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [whole]}).encode()


def page(content: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in RAIN.splitlines() if line)
    return f"<html lang=en><title>Odd</title><body>{content}{paragraphs}</body></html>".encode()


def mail(content: bytes, headers: str = "") -> bytes:
    return f"From: ann@post.example\nSubject: Odd\nMIME-Version: 1.0\n{headers}\n".encode() + content


def nested_parts(depth: int) -> bytes:
    holders = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(depth))
    return mail(holders.encode(), "Content-Type: multipart/mixed; boundary=b0\n")


def saved_page(encoding: str, data: bytes) -> bytes:
    headers = "Content-Type: multipart/related; boundary=b\n"
    part = f"--b\nContent-Type: text/html\nContent-Transfer-Encoding: {encoding}\n\n".encode()
    return mail(part + data + b"\n--b--\n", headers)


def aliases() -> bytes:
    names = "abcdefghi"
    rows = [f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]" for before, one in pairwise(names)]
    return front_matter("title: Odd", f"a: &a [{', '.join(['lol'] * 9)}]", *rows)


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return rss(f"<description>&l9; {RAIN}</description>", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>')


DESCRIPTION = f"<description>{RAIN}</description>"


@dataclass(frozen=True, slots=True)
class Odd:
    """A file that nobody expects."""

    name: str
    """What is odd about it."""
    file: str
    data: bytes
    published: bool = True
    told: str = ""
    """A part of what is said of it; nothing need be said of an article that is published whole."""


ODD = (
    # Bytes
    Odd("Windows-1252", "cp1252.md", markdown("Odd", UMLAUT).encode("cp1252"), told="read as Windows-1252"),
    Odd("UTF-8 with a byte order mark", "utf-8-bom.md", b"\xef\xbb\xbf" + markdown("Odd", UMLAUT).encode()),
    Odd("UTF-16 with its mark", "utf-16.md", markdown("Odd", UMLAUT).encode("utf-16")),
    Odd("UTF-16-BE with its mark", "utf-16-be.txt", b"\xfe\xff" + f"Odd\n\n{UMLAUT}".encode("utf-16-be")),
    Odd("UTF-16-LE without", "utf-16-le-bare.md", markdown("Odd", UMLAUT).encode("utf-16-le"), told="no byte order mark"),
    Odd("UTF-16-BE without", "utf-16-be-bare.md", markdown("Odd", UMLAUT).encode("utf-16-be"), told="no byte order mark"),
    Odd("mail in UTF-16", "utf-16.eml", mail(RAIN.encode()).decode().encode("utf-16"), False, "begins with no headers"),
    Odd("NUL", "nul.md", body("the ri\0ver"), False, "NUL bytes"),
    Odd("NUL alone", "nul-alone.txt", b"\0" * 1000, False, "NUL bytes"),
    Odd("lone surrogate in its bytes", "surrogate.md", body("the ri").replace(b"the ri", b"the ri\xed\xa0\x80ver"), False, "is no UTF-8"),
    Odd("lone surrogate in JSON", "surrogate.json", json_feed(title="Odd \ud800", id="\udfff", tags=["\ud800"], url="https://a.example/\ud800")),
    Odd("lone surrogate in YAML", "surrogate-yaml.md", front_matter(r'title: "Odd \ud800"', "date: 2024-12-02", r'tags: ["\udfff"]', r'slug: "odd\ud800"')),
    Odd("lone surrogate in TOML", "surrogate-toml.md", toml(r'title = "Odd \ud800"'), False, "broken front matter"),
    Odd("empty", "empty.md", b"", False, "the file is empty"),
    Odd("byte order mark alone", "bom-alone.md", b"\xef\xbb\xbf", False, "no text"),
    Odd("no text but random bytes", "random.md", bytes(n * n * 7919 % 251 for n in range(20_000)), False, "no UTF-8"),
    Odd("gzip that is named Markdown", "gzip.md", gzip.compress(body("")), False, "no UTF-8"),
    # Size
    Odd("one line of a million characters", "line.txt", b"Odd\n\n" + (RAIN.replace("\n", " ") * 1400)[:1_000_000].encode(), False, "the limit is 500,000"),
    Odd("one line of half a million characters", "long-line.md", body("word " * 98_000)),
    Odd("one word of half a million characters", "long-word.md", body("a" * 490_000)),
    Odd("10 MB of Markdown", "large.md", body(RAIN * 12_000), False, "the limit is"),
    Odd("10 MB of gzipped feed", "bomb.rss", gzip.compress(rss(f"<description>{'a' * 20_000_000}")), False, "more than 10,000,000 bytes"),
    Odd("9 MB of base64 in a saved page", "bomb.mhtml", saved_page("base64", base64.encodebytes(b"<p>a " * 1_300_000)), False, "a page of more than"),
    Odd("million characters of quoted-printable", "quoted.mhtml", saved_page("quoted-printable", b"=41" * 2_000_000), False, "no article"),
    # Depth, and what makes parsers slow
    Odd("10,000 nested quotes", "quotes.md", body("> " * 10_000 + "a"), told="shown as it is"),
    Odd("10,000 nested quotes without spaces", "quotes-tight.md", body(">" * 10_000), told="shown as it is"),
    Odd("1,000 nested lists", "lists.md", body("\n".join("  " * n + "- a" for n in range(1000))), told="shown as it is"),
    Odd("20,000 open brackets", "brackets.md", body("[" * 20_000), told="shown as it is"),
    Odd("3,000 open pictures", "pictures.md", body("![[]()" * 3_000), told="shown as it is"),
    Odd("3,000 open emphases", "emphases.md", body("*a_ " * 3_000)),
    Odd("50,000 asterisks", "asterisks.md", body("*" * 50_000)),
    Odd("20,000 backticks", "backticks.md", body("`a" * 20_000)),
    Odd("50,000 less-than signs", "less-than.md", body("<" * 50_000), told="shown as it is"),
    Odd("50,000 ampersands", "ampersands.md", body("&" * 50_000)),
    Odd("20,000 link definitions", "definitions.md", body("[a]: b\n" * 20_000)),
    Odd("20,000 footnotes", "footnotes.md", body("[^1]" * 20_000)),
    Odd("table of 10,000 columns", "table.md", body("|" + "a|" * 10_000 + "\n|" + "-|" * 10_000)),
    Odd("500,000 blank lines", "blank-lines.md", body("\n" * 500_000)),
    Odd("50,000 list items", "items.md", body("- a\n" * 50_000), False, "the limit is 20,000"),
    Odd("20,000 open fences", "fences.md", body("~~~ a\n" * 20_000), told="shown as it is"),
    Odd("10,000 nested tags", "tags.md", body("<div>" * 10_000)),
    Odd("60,000 nested tags in a feed", "deep.rss", rss(f"<description><![CDATA[{'<div>' * 60_000}{RAIN}]]></description>")),
    Odd("60,000 nested tags in JSON", "deep.json", json_feed(content_html="<b>" * 60_000 + RAIN)),
    Odd("60,000 nested tags in a mail", "deep.eml", mail(b"<div>" * 60_000 + RAIN.encode(), "Content-Type: text/html\n")),
    Odd("60,000 nested tags in a page", "deep.html", page("<div>" * 60_000), False, "no article"),
    Odd("1,000 nested parts of a mail", "parts.eml", nested_parts(1_000), False, "nested parts"),
    Odd("1,000 nested parts of a saved page", "parts.mhtml", nested_parts(1_000), False, "no page"),
    # Front matter
    Odd("YAML bomb of aliases", "aliases.md", aliases(), False, "uses an alias"),
    Odd("deep YAML in brackets", "yaml-brackets.md", front_matter("title: Odd", "x: " + "[" * 10_000), False, "nested too deep"),
    Odd("deep YAML in lines", "yaml-lines.md", front_matter(*(" " * n + "a:" for n in range(300))), False, "nested too deep"),
    Odd("deep YAML in dashes", "yaml-dashes.md", front_matter("x:", "  " + "- " * 20_000), False, "nested too deep"),
    Odd("YAML of 100,000 characters", "yaml-long.md", front_matter("x: " + "a" * 100_000), False, "front matter of"),
    Odd("YAML without an end", "yaml-open.md", b"---\ntitle: Odd\n" + RAIN.encode(), False, "has no end"),
    Odd("YAML that makes an object", "yaml-object.md", front_matter("title: Odd", "date: 2024-12-02", "weight: !!python/object/apply:os.abort []")),
    Odd("deep TOML in brackets", "toml-brackets.md", toml("title = 'Odd'", "x = " + "[" * 10_000), False, "broken front matter"),
    Odd("deep TOML in names", "toml-names.md", toml("title = 'Odd'", ".".join(["a"] * 10_000) + " = 1")),
    Odd("TOML of 100,000 characters", "toml-long.md", toml(f"x = '{'a' * 100_000}'"), False, "front matter of"),
    Odd("integer of 10,000 digits in YAML", "yaml-integer.md", front_matter("title: Odd", "date: 2024-12-02", "weight: " + "9" * 10_000), told="no whole number"),
    Odd("integer of 10,000 digits in TOML", "toml-integer.md", toml("title = 'Odd'", "weight = " + "9" * 10_000), False, "broken front matter"),
    Odd("hexadecimal integer of 10,000 digits", "toml-hexadecimal.md", toml("title = 'Odd'", "date = 2024-12-02", "weight = 0x" + "f" * 10_000), told="no whole number"),
    Odd("integer of 10,000 digits in JSON", "integer.json", json_feed().replace(b'"1"', b"9" * 10_000), False, "no JSON"),
    Odd("weight of 1e400", "weight.md", front_matter("title: Odd", "date: 2024-12-02", "weight: 1e400"), told="no whole number"),
    Odd("weight that is no number", "nan.md", toml("title = 'Odd'", "date = 2024-12-02", "weight = nan"), told="no whole number"),
    Odd("title of a list", "title-list.md", front_matter("title: [Odd, [b], {c: d}]", "date: 2024-12-02")),
    Odd("title of a date", "title-date.md", front_matter("title: 2024-12-02", "date: 2024-12-02")),
    Odd("title of a number", "title-number.md", front_matter("title: 1.5e400", "date: 2024-12-02")),
    Odd("tags of nested structures", "tags-nested.md", front_matter("title: Odd", "date: 2024-12-02", "tags: [a, [b, [c]], {d: {e: f}}]")),
    Odd("slug that leads out of the site", "slug.md", front_matter("title: Odd", "date: 2024-12-02", "slug: ../../../etc/passwd")),
    Odd("slug of a device", "slug-device.md", front_matter("title: Odd", "date: 2024-12-02", "slug: con")),
    Odd("aliases that lead out of the site", "alias.md", front_matter("title: Odd", "date: 2024-12-02", r'aliases: [../../x, /etc/passwd, "C:\\x", "%2e%2e%2fx", con, aux.txt, ".."]'), told="alias"),
    # Dates
    Odd("year 1", "year-1.md", dated("0001-01-01")),
    Odd("year 9999", "year-9999.md", dated("9999-12-31T23:59:59Z")),
    Odd("year 1 where it has not begun yet", "year-1-zone.md", dated("0001-01-01T00:00:00+14:00"), False, "impossible date"),
    Odd("year 9999 where it is over", "year-9999-zone.md", dated("9999-12-31T23:59:59-14:00"), False, "impossible date"),
    Odd("year 0", "year-0.md", dated("0000-01-01"), False, "impossible date"),
    Odd("year 10000", "year-10000.md", dated("10000-01-01"), False, "impossible date"),
    Odd("leap second", "leap-second.md", dated("2016-12-31T23:59:60Z")),
    Odd("24:00", "midnight.md", dated("2024-01-01T24:00:00Z")),
    Odd("25:00", "hour-25.md", dated("2024-01-01T25:00:00Z"), False, "impossible date"),
    Odd("unknown time zone", "zone.md", dated("2024-12-02 10:00 Mars/Olympus")),
    Odd("unknown time zone in a feed", "zone.rss", rss(DESCRIPTION).replace(b"GMT", b"XYZ")),
    Odd("unknown time zone in a page", "zone.html", page("<p>2 December 2024 10:00 XYZ</p>")),
    Odd("dates at the ends of time in a feed", "ends.json", json_feed(date_published="0001-01-01T00:00:00+14:00", date_modified="9999-12-31T23:59:59-14:00")),
    # Feeds
    Odd("billion laughs", "laughs.rss", billion_laughs()),
    Odd("external entity", "external.rss", rss(f"<description>&x; {RAIN}</description>", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    Odd("DTD elsewhere", "dtd.rss", rss(DESCRIPTION, '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">')),
    Odd("XInclude", "include.rss", rss('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>' + DESCRIPTION)),
    Odd("100,000 less-than signs in a feed", "less-than.rss", rss("<" * 100_000 + DESCRIPTION), told="broken XML"),
    Odd("author of 300,000 characters", "author.rss", rss(f"<author>{'a@b.c ' * 50_000}</author>{DESCRIPTION}")),
    Odd("author of 100,000 less-than signs", "author-signs.rss", rss(f"<author>{'&lt;' * 100_000}</author>{DESCRIPTION}")),
    # Names and titles
    Odd("name of a device", "con.md", markdown("Odd").encode()),
    Odd("name of a device with a suffix", "aux.txt", f"Odd\n\n{RAIN}".encode()),
    Odd("name in capitals", "A.md", markdown("Odd").encode(), told="is wanted by"),
    Odd("the same name in small letters", "a.md", markdown("Odd").encode(), told="is that of"),
    Odd("trailing dot and space in a name", "trailing. .md", markdown("Odd").encode()),
    Odd("name that is no UTF-8", os.fsdecode(b"\xff\xfe.md"), markdown("Odd").encode()),
    Odd("name of 255 bytes", "n" * 252 + ".md", markdown("Odd").encode()),
    Odd("line feed and escape sequence in a name", "a\n\x1b[31mb.md", b"", False, "the file is empty"),
    Odd("right-to-left override in a name", "a\u202egnp.md", b"", False, "the file is empty"),
    Odd("right-to-left override in a title", "override.md", markdown("Odd \u202egnp.exe").encode()),
    Odd("zero-width characters in a title", "zero-width.md", markdown("O\u200bd\ufeffd\u2060").encode()),
    Odd("escape sequence in a title", "escape.md", front_matter(r'title: "Odd \e[31mred\a"', "date: 2024-12-02")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build of all of them came to."""

    site: Path
    articles: frozenset[str]
    """The files whose articles are published."""
    notices: tuple[tuple[str, str, str, str], ...]
    """Severity, place, problem and remedy."""
    error: str
    """Standard error."""


def plant_what_is_no_file(content: Path) -> None:
    """Put into a folder what looks like an article and is none."""
    (content / "folder.md").mkdir()
    os.mkfifo(content / "fifo.md")
    with contextlib.chdir(content), socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")  # a whole path may be too long for a socket
    (content / "circle.md").symlink_to("circle.md")
    (content / "circle").symlink_to(".")
    (content / "outside.md").symlink_to(Path(__file__).parent / "conftest.py")
    with (content / "huge.md").open("wb") as file:
        file.truncate(100_000_000)


def build(project: Path) -> Outcome:
    command = [sys.executable, "-m", "digest", "build", str(project), "--json", "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, check=False)
    error = done.stderr.decode()
    assert done.returncode == 0, error
    report = json.loads(done.stdout)
    site = project / "site"
    index = json.loads((site / "digest.json").read_bytes())
    notices = tuple(
        (one["severity"], one["place"], one["problem"], one["remedy"]) for one in report["notices"]
    )
    return Outcome(site, frozenset(one["file"] for one in index["articles"]), notices, error)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Build all of them once."""
    project = tmp_path_factory.mktemp("odd")
    content = project / "content"
    content.mkdir()
    (content / GOOD).write_text(markdown("Good news"), encoding="utf-8")
    for odd in ODD:
        (content / odd.file).write_bytes(odd.data)
    plant_what_is_no_file(content)
    return build(project)


def test_article_beside_is_published(outcome: Outcome) -> None:
    assert GOOD in outcome.articles


def test_nothing_shows_a_traceback(outcome: Outcome) -> None:
    assert "Traceback" not in outcome.error
    assert "fault of digest" not in outcome.error


def test_standard_error_holds_nothing_that_a_terminal_obeys(outcome: Outcome) -> None:
    assert {sign for sign in outcome.error if not sign.isprintable()} == {"\n"}


@pytest.mark.parametrize("odd", [pytest.param(one, id=one.name) for one in ODD])
def test_odd_file_is_published_or_named(odd: Odd, outcome: Outcome) -> None:
    file = odd.file.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    problems = [problem for _, place, problem, _ in outcome.notices if place == f"content/{file}"]
    assert (file in outcome.articles, odd.told in "\n".join(problems)) == (odd.published, True), problems


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("fifo.md", "no ordinary file"),
        ("socket.md", "no ordinary file"),
        ("circle.md", "cannot be read"),
        ("circle", "a link to a folder, which is not followed"),
        ("outside.md", "a link that leads out of content/"),
        ("huge.md", "100,000,000 bytes; the limit is 10,000,000"),
    ],
)
def test_what_is_no_file_to_read_is_named(file: str, told: str, outcome: Outcome) -> None:
    problems = [problem for _, place, problem, _ in outcome.notices if place == f"content/{file}"]
    assert [told in problem for problem in problems] == [True]


def test_every_notice_says_what_to_do(outcome: Outcome) -> None:
    assert [notice for notice in outcome.notices if not notice[3]] == []


def test_no_page_turns_the_direction_of_its_text(outcome: Outcome) -> None:
    turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
    texts = [path for path in outcome.site.rglob("*.*") if path.suffix in {".html", ".atom", ".json", ".txt"}]
    assert [path for path in texts if turning.search(path.read_text("utf-8"))] == []


def test_no_name_in_the_site_is_one_that_a_system_keeps(outcome: Outcome) -> None:
    kept = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*[. ]")
    assert [path for path in outcome.site.rglob("*") if kept.fullmatch(path.name)] == []


def test_no_two_names_in_the_site_differ_in_case_alone(outcome: Outcome) -> None:
    names = [str(path).lower() for path in outcome.site.rglob("*")]
    assert len(names) == len(set(names))


def test_nothing_from_outside_is_in_the_site(outcome: Outcome) -> None:
    texts = (path.read_bytes() for path in outcome.site.rglob("*") if path.is_file())
    assert not any(b"root:x:0" in text for text in texts)


def test_file_that_vanishes_before_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for name in (GOOD, "gone.md"):
        (content / name).write_text(markdown(name), encoding="utf-8")

    def lose_and_load(project: Path, file: SourceFile, zone: tzinfo) -> Source | Notice:
        if file.path == "gone.md":
            Path(file.place).unlink()
        return load_source(project, file, zone)

    monkeypatch.setattr("digest.recall.load_source", lose_and_load)
    report = digest.build(tmp_path)
    assert (report.articles, [notice.place for notice in report.notices]) == (1, ["content/gone.md"])


def test_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for name in (GOOD, "closed.md"):
        (content / name).write_text(markdown(name), encoding="utf-8")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:  # whoever runs the tests may be one who may read everything
        if path.name == "closed.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    report = digest.build(tmp_path)
    assert [str(notice).split(" (")[0] for notice in report.notices] == [
        "content/closed.md: cannot be read: Permission denied"
    ]
