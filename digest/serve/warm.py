"""Loads what every build loads, by making the smallest one. Importing this is all there is to do with it.

A process that is forked from one that has done so begins with the dictionaries and the default theme in
memory, and with nothing of any project.
"""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from digest.flow import build

ARTICLE: Final = (
    "The river rose by two metres in the night and flooded the lower town. Nobody was hurt.\n\n" * 5
)


def _warm_up() -> None:
    # Whatever fails here fails again where it is told; this costs time alone.
    with suppress(Exception), TemporaryDirectory(prefix="digest-") as folder:
        project = Path(folder)
        (project / "content").mkdir()
        (project / "digest.toml").write_text('[site]\nlanguage = "en"\n', encoding="utf-8")
        (project / "content/2024-12-02-river.md").write_text(f"# The river\n\n{ARTICLE}", encoding="utf-8")
        build(project)


_warm_up()
