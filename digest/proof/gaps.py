"""What a site lacks, each kind of it told once: files, markup, anything that is proved."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.errors import Notice
from digest.proof.claims import INDEX
from digest.proof.files import SiteFiles, missing_files
from digest.proof.judge import AGAIN, Case, Findings, Gap
from digest.proof.kinds import is_unknown

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class _Words:
    """How a gap in the markup is told."""

    what: str
    pages: tuple[str, str]
    """One of them, and several."""
    kept: str
    """The class that the theme must keep."""
    severity: Severity


ARTICLE_PAGES = ("article page", "article pages")

GAPS: Mapping[Gap, _Words] = {
    "text": _Words("no text of the article", ARTICLE_PAGES, "text", "error"),
    "summary": _Words("no summary sentence", ARTICLE_PAGES, "sentence", "error"),
    "cards": _Words(
        "no summary sentence",
        ("page that leads to articles", "pages that lead to articles"),
        "sentence",
        "warning",
    ),
}


def tell_gaps(
    files: SiteFiles, pages: Collection[str], findings: Sequence[Findings], case: Case
) -> Iterator[Notice]:
    """Tell all that a site lacks.

    Args:
        files: Those that lie in its folder.
        pages: The pages of articles that could be read.
        findings: What is known of each file.
        case: What the files were judged by.

    """
    absent = {*missing_files(files), *(case.subjects.keys() - set(pages))}
    yield from (Notice(case.root + path, None, "the file is missing", AGAIN) for path in sorted(absent))
    yield from _unknown_files(files, case)
    yield from _missing_markup(findings, case)
    if not any(one.proved for one in findings):
        yield _nothing_proved(case, any("text" not in one.gaps for one in findings if one.path in pages))


def _unknown_files(files: SiteFiles, case: Case) -> Iterator[Notice]:
    for path in files.paths:
        if path in (files.listed or ()) and is_unknown(path):
            remedy = "look at it yourself, or name its kind in digest/proof/kinds.py"
            yield Notice(case.root + path, None, "nothing is known of this kind of file", remedy, "warning")


def _missing_markup(findings: Sequence[Findings], case: Case) -> Iterator[Notice]:
    """On which pages nothing is found: of many of them it is most likely the theme."""
    for gap, words in GAPS.items():
        paths = [one.path for one in findings if gap in one.gaps]
        if paths:
            problem = f"{words.what} found on {len(paths)} {words.pages[len(paths) > 1]}"
            remedy = f'build again; if it stays, the theme must keep class="{words.kept}"'
            yield Notice(case.root + paths[0], None, problem, remedy, words.severity)


def _nothing_proved(case: Case, texts: bool) -> Notice:
    """Nothing found is nothing proved, unless the articles are all too short for a summary."""
    claimed = sum(len(subject.claim.sentences) for subject in case.subjects.values())
    problem = f"no summary sentence is proved; {INDEX} tells of {claimed}"
    return Notice(case.root + INDEX, None, problem, AGAIN, "error" if claimed or not texts else "warning")
