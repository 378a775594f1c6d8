from collections.abc import Mapping

from conftest import RAIN, article

from digest.analyse import analyse_article
from digest.render.search.weights import LEVELS, word_levels
from digest.settings import SummarySettings


def levels(title: str, body: str = RAIN, **facts: str) -> Mapping[str, int]:
    return word_levels(analyse_article(article(title, body, **facts), SummarySettings()))


def test_word_of_the_title_weighs_more_than_one_of_the_text() -> None:
    found = levels("Sheep")
    assert found["sheep"] > found["market"]


def test_word_that_comes_again_weighs_more() -> None:
    assert (
        levels("Rain", "The otter met an otter and an otter by the gate.")["otter"] > levels("Rain")["mill"]
    )


def test_author_source_and_tag_are_found() -> None:
    found = levels("Rain", authors="[Nora Iqbal]", source="The Ford Echo", tags="[brimstone]")
    assert {"nora", "echo", "brimstone"} <= found.keys()


def test_levels_take_three_bits() -> None:
    found = levels("Rain", "Rain rain rain. " * 3000)
    assert 0 <= min(found.values()) <= max(found.values()) < LEVELS
