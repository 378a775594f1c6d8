import subprocess
import sys

import pytest
from conftest import MakeProject, markdown

import digest
from digest import recall


def rooms_imported_by(code: str) -> set[str]:
    """The rooms of the package that a fresh process has once it has run some code."""
    show = "import sys; print(*(name.split('.')[1] for name in sys.modules if name.startswith('digest.')))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("name", digest.__all__)
def test_every_public_name_can_be_asked_for(name: str) -> None:
    assert getattr(digest, name) is not None


def test_public_names_are_listed() -> None:
    assert set(digest.__all__) <= set(dir(digest))


def test_unknown_name_is_told() -> None:
    with pytest.raises(AttributeError, match=r"module 'digest' has no attribute 'bild'"):
        getattr(digest, "bild")  # noqa: B009  which mypy would refuse otherwise


def test_import_brings_no_stage() -> None:
    assert rooms_imported_by("import digest") == {"version"}


def test_command_line_waits_for_no_stage() -> None:
    assert rooms_imported_by("import digest.cli") == {"cli", "errors", "methods", "stopwatch", "version"}


def test_error_is_had_without_a_stage() -> None:
    assert rooms_imported_by("from digest import DigestError") == {"errors", "version"}


def test_build_that_finds_nothing_changed_waits_for_no_stage(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "SETTLED", -(10**15))
    project = make_project({"content/rain.md": markdown("Rain")})
    digest.build(project)
    rooms = rooms_imported_by(f"import digest; digest.build({str(project)!r})")
    assert (
        rooms & {"analyse", "edition", "pictures", "recall", "render", "stages", "stories", "work"} == set()
    )
    assert "flow" in rooms


def test_help_is_shown_without_rich() -> None:
    code = (
        "import digest.cli, sys\nsys.argv[1:] = ['--help']\ntry: digest.cli.main()\nexcept SystemExit: pass"
    )
    show = "print('rich' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
