"""An article as a Markdown file that reads back as the same article."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import digest
from digest.article_file import article_markdown
from digest.body import escape
from digest.records import Article

HEAD = """---
title: "Rain: 2 days"
kicker: Weather
standfirst: It fell & fell.
authors: [Ada Lee, "Bo: Ray"]
source: The Post
date: 2025-03-06T09:30:00+01:00
updated: 2025-03-07
url: https://post.example/rain
lang: en
topics: [Weather]
tags: [rain, "no"]
summary: It rained.
image: {file: rain.jpg, caption: "The quay: wet", credit: A. Lens, alt: A quay}
weight: 2
---
"""


def article(html: str = "<p>Rain fell on the town.</p>", head: str = HEAD) -> Article:
    return digest.read(f"{head}\n{html}\n".encode(), name="rain.md")[0]


def read_back(one: Article) -> Article:
    return digest.read(article_markdown(one).encode(), name="rain.md")[0]


def test_every_fact_of_an_article_is_read_back() -> None:
    assert read_back(article()) == article()


def test_pictures_of_the_body_are_read_back() -> None:
    one = article(
        '<p>It <img src="my%20river.jpg" alt="The [river]" title="In flood"> rose.</p>'
        '<h2>So <img src="b.png"></h2>'
        '<table><tr><td><img src="https://post.example/c.png" alt="x">y</td></tr></table>'
    )
    assert [shown.picture for shown in read_back(one).illustrations] == [
        shown.picture for shown in one.illustrations
    ]


def test_article_without_facts_has_its_title_alone() -> None:
    plain = article(head="---\ntitle: Rain\nlang: en\n---\n")
    assert article_markdown(plain).splitlines()[:4] == ["---", "title: Rain", "lang: en", "---"]


def test_assumed_date_and_language_are_not_stated() -> None:
    one = replace(article(), date_assumed=True, language_assumed=True)
    assert not {"date:", "lang:"} & set(article_markdown(one).split())


@pytest.mark.parametrize(
    "html",
    [
        "<p>1. no list</p><p>- nor this</p><p># no heading</p><p>&gt; no quotation</p>",
        "<p>stars * and _lines_ and `ticks` and [links](x) and ![pictures](y) and \\ strokes</p>",
        "<p>&amp;amp; &amp;copy; &lt;b&gt; AT&amp;T a &lt; b</p>",
        "<p>===</p><p>---</p><p>~~~ x</p><p>: x</p><p>+ x</p><p>1) x</p><p>2025. A year</p>",
        "<h2>Head *</h2><ul><li>one</li><li>two<ul><li>in</li></ul></li></ul><ol><li>x</li><li>y</li></ol>",
        "<blockquote><p>q</p><p>r</p></blockquote><pre><code>a_b\n  * c &lt;d&gt;</code></pre>",
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td><td>*</td></tr></table>",
        "<p>line<br>break</p><p><em>a</em>b <strong>c </strong>d</p>",
        '<p><a href="https://a.example/(x)_y?a=1&amp;b=2">l_i[n]k</a></p>',
        "<dl><dt>Term</dt><dd>What it means</dd></dl>",
    ],
)
def test_signs_and_structures_survive(html: str) -> None:
    one = article(html)
    assert read_back(one).text == one.text


def test_most_bodies_become_markdown() -> None:
    file = article_markdown(article("<h2>Head</h2><p>See <a href='https://a.example/'>this</a>.</p>"))
    assert file.endswith("---\n\n## Head\n\nSee [this](https://a.example/).\n")


SIGNS = st.text(st.sampled_from("ab 1.)-+*_`#>=~:|[]()!\\&;<\"'é今\n"), min_size=1, max_size=60)


@settings(max_examples=300)
@given(st.lists(SIGNS, min_size=1, max_size=4))
def test_whatever_the_text_it_is_read_back(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{escape(text)}</p>" for text in ("Rain fell.", *paragraphs))
    one = article(html)
    assert read_back(one).text == one.text


def test_file_says_which_entry_of_which_feed_it_is_made_from() -> None:
    file = article_markdown(article(), guid="tag:post.example,2025:1", feed="https://post.example/feed")
    assert "\nguid: tag:post.example,2025:1\nfeed: https://post.example/feed\n---\n" in file
    assert digest.read(file.encode(), name="rain.md")[0] == article()
