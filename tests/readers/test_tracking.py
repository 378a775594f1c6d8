import pytest

from digest.readers.addresses import drop_tracking

PAGE = "https://example.org/a"


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("?utm_source=x&utm_medium=y", ""),
        ("?id=7&fbclid=x#part", "?id=7#part"),
        ("?fbclid=x&id=7&p=2&article=3", "?id=7&p=2&article=3"),
        ("?q=a%20b&empty=&bare&gclid=1", "?q=a%20b&empty=&bare"),
        ("?b=2&a=1&a=%C3%A4&UTM_Source=x", "?b=2&a=1&a=%C3%A4"),
        ("?id=7&amp;utm_source=x", "?id=7"),
        ("?utm%5Fsource=x", ""),
        ("?ref=home&source=7&mc=1&at=9", "?ref=home&source=7&mc=1&at=9"),
        ("?ns_mchannel=social&at_custom1=x&xtor=1&smid=tw", ""),
        ("#xtor=RSS-3208", ""),
        ("#utm_source=x&utm_medium=y", ""),
        ("#:~:text=rain,fell", ""),
        ("#part:~:text=rain", "#part"),
        ("#comments", "#comments"),
        ("#/view?id=1", "#/view?id=1"),
        ("", ""),
        ("?", "?"),
        ("#", "#"),
    ],
)
def test_what_tracks_is_dropped_and_all_else_stays_as_it_is_spelt(tail: str, kept: str) -> None:
    assert drop_tracking(PAGE + tail) == PAGE + kept
