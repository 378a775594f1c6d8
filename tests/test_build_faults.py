"""Wherever a build touches the disk and fails, the site is whole, and the next build mends all."""

import os
from itertools import islice
from pathlib import Path

import pytest
from conftest import RAIN, MakeProject, files_of, markdown, thorough_but
from faults import KINDS, Faults, injected

import digest
from digest import recall

SETTINGS = """\
[images]
cards = false
[edition]
email = false
ebook = false
[search]
enabled = false
"""

BODIES = (RAIN[:400], RAIN[-400:])


def edit(project: Path, turn: int) -> None:
    (project / "content/rain.md").write_text(markdown("Rain", BODIES[turn % 2]))


def build(faults: Faults, project: Path) -> BaseException | None:
    with injected(faults):
        try:
            digest.build(project)
        except (digest.DigestError, KeyboardInterrupt) as error:
            return error
    return None


def first_and_last(calls: list[str]) -> list[int]:
    """The numbers of the first and of the last call of each line of ours."""
    first = {call: number for number, call in reversed([*enumerate(calls)])}
    last = {call: number for number, call in enumerate(calls)}
    return sorted({*first.values(), *last.values()})


@pytest.fixture
def sites(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[dict[str, bytes]]]:
    """A project that has been built in both of its states, and the sites of these."""
    monkeypatch.setattr(recall, "SETTLED", -(10**15))
    monkeypatch.setattr("digest.publish.is_worth_keeping", lambda *_: True)  # of a site however small
    project = make_project({"digest.toml": SETTINGS, "content/snow.md": markdown("Snow")})
    found = []
    for turn in range(2):
        edit(project, turn)
        found.append(files_of(digest.build(project).site))
    return project, found


@pytest.mark.parametrize("part", thorough_but(range(4), 1))
@pytest.mark.parametrize("kind", ["error", "Ctrl-C"])
def test_site_is_whole_wherever_a_build_fails(
    sites: tuple[Path, list[dict[str, bytes]]], kind: str, part: int
) -> None:
    project, expected = sites
    ours = (".digest", "site", ".site.digest-new", ".site.digest-old")
    folders = (*(project / name for name in ours), Path(os.environ["XDG_CACHE_HOME"]))
    edit(project, 2)
    recorded = Faults(folders)
    build(recorded, project)
    for turn, at in enumerate(islice(first_and_last(recorded.calls), part, None, 4), start=3):
        faults = Faults(folders, KINDS[at % (len(KINDS) - 1)] if kind == "error" else kind, at)
        edit(project, turn)
        error = build(faults, project)
        where = f"{faults.kind} in {recorded.calls[at]}"
        assert files_of(project / "site") in expected, where
        if isinstance(error, digest.DigestError):
            assert all(one.place and one.problem and one.remedy for one in error.notices), where
        report = digest.build(project)
        assert files_of(report.site) == expected[turn % 2], where
        assert sorted(path.name for path in project.iterdir()) == LEFT, where


LEFT = [".digest", "content", "digest.toml", "site"]
