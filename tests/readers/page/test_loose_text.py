import pytest
from lxml import etree, html

from digest.readers.page.loose_text import KEPT_SPACE, keep_spaces, wrap_loose_text

LONG = "Rain fell on the town all night and the river rose."


def wrapped(body: str) -> str:
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    wrap_loose_text(tree)
    written: str = etree.tostring(tree.find("body"), encoding="unicode")
    return written.removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (f"{LONG}<br><br>It <a>fell</a> again.", [LONG, "It fell again."]),
        (
            f"<div>{LONG}<p>It fell.</p>And it <b>did not</b> stop.</div>",
            [LONG, "It fell.", "And it did not stop."],
        ),
        (
            f"<span>{LONG}<div>Picture</div>It fell and<br>stopped today.</span>",
            [LONG, "It fell andstopped today."],
        ),
    ],
)
def test_loose_text_becomes_paragraphs(body: str, paragraphs: list[str]) -> None:
    found = html.fromstring(wrapped(body)).iter("p")
    assert ["".join(one.itertext()) for one in found] == paragraphs


@pytest.mark.parametrize(
    "body",
    [
        "<div>3 comments<p>It fell.</p><a>Share</a> or <a>print</a></div>",
        f"<div>{LONG} And <a>more</a> of it.</div>",
        "<div><p>It fell.</p> <p>It stopped.</p></div>",
    ],
)
def test_what_is_no_text_beside_blocks_stays_as_it_is(body: str) -> None:
    assert wrapped(body) == etree.tostring(html.fromstring(body), encoding="unicode")


def test_spaces_beside_links_are_kept() -> None:
    tree = html.fromstring("<p>The <a>river</a> rose<b>!</b></p>")
    keep_spaces(tree)
    assert "".join(tree.itertext()) == f"The{KEPT_SPACE}river{KEPT_SPACE}rose!"
