"""Letters on a sheet."""

import pytest
from PIL import ImageDraw

from digest.pictures.sheet import Sheet


def test_line_that_cannot_be_drawn_costs_the_card_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: object, **__: object) -> None:
        raise OSError("raster overflow")

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", overflow)
    sheet = Sheet((100, 50))
    sheet.write("Rain", (0, 0, 100), 20, "en")
    assert sheet.file("#aa0000").startswith(b"\x89PNG")
