"""What the terminal and programs get to read: results, and notices about files."""

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from digest.errors import DigestError, Notice

NOTICES_OF_A_KIND = 10
"""How many warnings a build prints, and how many mismatches a proof."""


def print_json(values: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own, in ASCII, whatever the terminal or the names of files."""
    typer.echo(json.dumps(values))


def tell(notices: Iterable[Notice]) -> None:
    """Print notices to standard error."""
    for notice in notices:
        typer.echo(f"{notice.severity}: {terminal_text(str(notice))}", err=True)


def tell_briefly(notices: Iterable[Notice], capped: Collection[str] = ("warning",)) -> None:
    """Print all notices, but of the capped ones of a kind the first few alone; `--json` has them all."""
    kinds: Counter[tuple[str, str]] = Counter()
    for notice in notices:
        kind = notice.severity, re.sub(r'".*"|content/.*', "…", notice.problem)
        kinds[kind] += notice.severity in capped
        if kinds[kind] <= NOTICES_OF_A_KIND:
            tell([notice])
    for (severity, told), number in kinds.items():
        if number > NOTICES_OF_A_KIND:
            more = number - NOTICES_OF_A_KIND
            rest = f"{more:,} more like this (--json tells them all)"
            typer.echo(f"{severity}: {terminal_text(told)}: {rest}", err=True)


@contextmanager
def told_errors() -> Iterator[None]:
    """Turn what the user can put right into messages and exit code 1."""
    try:
        yield
    except DigestError as error:
        tell(error.notices)
        raise typer.Exit(1) from None


def terminal_text(text: str) -> str:
    """Return a text without what a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def shown_folder(folder: Path) -> str:
    """Return a folder as seen from here, where it is below."""
    relative = os.path.relpath(folder)
    return str(folder) if relative.startswith("..") else relative


def count(number: int, noun: str) -> str:
    """Return a number with its noun, such as "2 articles"."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
