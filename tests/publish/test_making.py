"""Files that are made by one process or by several, on disks that get full."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from digest.errors import Notice, PublishError
from digest.publish import publish_plans, publish_site
from digest.records import Page, Plan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and processes as Linux has them")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let this process write no more bytes than these into a file, as a quota would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_page_that_has_room_for_its_first_half_alone_is_not_published(tmp_path: Path) -> None:
    publish_site([Page("index.html", b"old")], tmp_path / "site")
    with largest_file(4_000), pytest.raises(PublishError):
        publish_site([Page("index.html", b"new" * 2_000)], tmp_path / "site")
    assert (tmp_path / "site/index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def many_plans() -> list[Plan]:
    """Plans enough for two processes, of which each has more to tell than a pipe holds."""
    pages = [Page(f"{number:05}/{'x' * 200}.html", b"rain") for number in range(1_200)]
    return [Plan(page.path, partial(tuple, (page,))) for page in pages]


def fail() -> tuple[Page, ...]:
    raise PublishError(Notice("template", None, "cannot be rendered", "mend it"))


def test_files_are_the_same_by_two_processes(tmp_path: Path) -> None:
    one, _ = publish_plans(many_plans(), tmp_path / "one")
    two, _ = publish_plans(many_plans(), tmp_path / "two", jobs=2)
    assert one == two
    assert [path.relative_to(tmp_path / "one") for path in sorted((tmp_path / "one").rglob("*"))] == [
        path.relative_to(tmp_path / "two") for path in sorted((tmp_path / "two").rglob("*"))
    ]


def test_error_in_one_process_ends_the_others_which_have_much_to_tell(tmp_path: Path) -> None:
    plans = [*many_plans(), Plan("last.html", fail)]
    with pytest.raises(PublishError, match="cannot be rendered"):
        publish_plans(plans, tmp_path / "site", jobs=2)
    assert list(tmp_path.iterdir()) == []


def test_where_there_may_be_no_more_processes_files_are_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_process(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("digest.publish.making._begin", no_process)
    published, _ = publish_plans(many_plans(), tmp_path / "site", jobs=2)
    assert published.new == len(many_plans())
