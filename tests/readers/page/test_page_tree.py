"""A page's markup as a tree."""

import pytest

from digest.readers.page.tree import parse_page

UNWRITABLE = [*range(9), 11, 12, *range(14, 32), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize(
    "form", ["{0:c}", "&#{0};", "&#x{0:x};", "&#X000{0:X}", "&#{0:c}{0};", "&#&#{0};{0};"]
)
def test_every_text_and_attribute_of_a_tree_can_be_written_again(form: str) -> None:
    for number in UNWRITABLE:
        sign = form.format(number)
        tree = parse_page(f"<p title='a{sign}b'>It rained{sign}<b>all</b>{sign} day.</p>", "a.html")
        for element in tree.iter():
            for name, value in element.items():
                element.set(name, value)
            element.text, element.tail = element.text, element.tail
