import pickle

from digest.errors import DigestError, Notice, SourceError


def test_notice_says_place_line_problem_and_remedy() -> None:
    assert str(Notice("a.md", 3, "no title", "add one")) == "a.md:3: no title (add one)"


def test_notice_of_a_whole_file_has_no_line() -> None:
    assert str(Notice("a.md", None, "empty", "fill it")) == "a.md: empty (fill it)"


def test_error_tells_all_its_notices() -> None:
    error = DigestError([Notice("a.md", 1, "x", "y"), Notice("b.md", 2, "x", "y")])
    assert str(error).splitlines() == ["a.md:1: x (y)", "b.md:2: x (y)"]


def test_error_keeps_its_notices_across_a_process_boundary() -> None:
    error = SourceError(Notice("a.md", 1, "x", "y"))
    assert pickle.loads(pickle.dumps(error)).notices == error.notices  # noqa: S301  our own bytes
