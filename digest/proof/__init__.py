"""A published site and its content in, what is proved of it out.

Nothing of what made the summaries takes part: the articles are read anew from
content/, the published files are read as a browser or a feed reader would, and
digest.json is one more file to be doubted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.errors import DigestError, Notice, PublishError
from digest.project import CONTENT, load_contents, load_settings
from digest.proof.claims import INDEX, ClaimError, Claims, read_claims
from digest.proof.files import SiteFiles, load_site
from digest.proof.gaps import tell_gaps
from digest.proof.index import Matched, judge_index, match_articles
from digest.proof.judge import AGAIN, Case, Findings, judge_file
from digest.proof.kinds import show_file
from digest.proof.shown import Shown
from digest.proof.subjects import name_subjects
from digest.proof.texts import judge_article, judge_copies, published_text
from digest.readers import READERS
from digest.readers.found import Reading
from digest.settings import Settings
from digest.work import read_sources


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What is proved of a site, and what is not."""

    site: Path
    sentences: int
    """Summary sentences that stand in their articles, counted as often as they are published."""
    files: int
    """The files that they stand in."""
    articles: int
    """Articles whose page shows the very text that content/ has."""
    notices: tuple[Notice, ...]
    """All that is wrong, by place."""

    @property
    def mismatches(self) -> int:
        """How many errors there are; a site without any is proved."""
        return sum(notice.severity == "error" for notice in self.notices)


def verify(
    project: Path | str = ".", *, site: Path | str | None = None, drafts: bool = False
) -> VerifyReport:
    """Prove every summary sentence of a published site against the articles in content/.

    Args:
        project: The folder that has content/, and perhaps digest.toml.
        site: The published site; by default site/ in the project.
        drafts: Whether the site was built with articles marked as drafts.

    Raises:
        DigestError: There is no site, or no article, or the settings are wrong.

    """
    project = Path(project)
    settings = load_settings(project)
    folder = project / "site" if site is None else Path(site)
    files = load_site(folder, root := _root(project, folder))
    claims = _read_claims(files, root)
    reading = _read_articles(project, settings)
    matched = match_articles(claims, [one for one in reading.articles if drafts or not one.draft])

    published = matched.subjects.keys() & set(files.paths)
    shown = {path: page for path in sorted(published) if (page := show_file(files, path))}
    case = _make_case(root, settings, claims, matched, shown)
    findings = [judge_index(matched, case), *_judge_pages(files, shown, case)]
    notices = [*_reasons(reading, matched), *tell_gaps(files, shown.keys(), findings, case)]
    return _report(folder, findings, case, notices)


def _root(project: Path, folder: Path) -> str:
    """What to put before a file's path in messages."""
    inside = folder.is_relative_to(project)
    return (folder.relative_to(project) if inside else folder).as_posix() + "/"


def _read_claims(files: SiteFiles, root: str) -> Claims:
    try:
        return read_claims(files.read(INDEX))
    except ClaimError as error:
        raise PublishError(Notice(root + INDEX, error.line, f"cannot be read: {error}", AGAIN)) from error
    except (OSError, ValueError) as error:
        raise PublishError(Notice(root + INDEX, None, f"cannot be read: {error}", AGAIN)) from error


def _read_articles(project: Path, settings: Settings) -> Reading:
    contents = load_contents(project, frozenset(READERS), ZoneInfo(settings.site.timezone))
    reading = read_sources(contents.sources, settings)
    if not reading.articles:
        raise DigestError([*contents.notices, *reading.notices, _nothing_to_go_by()])
    return Reading(reading.articles, (*contents.notices, *reading.notices))


def _nothing_to_go_by() -> Notice:
    return Notice(f"{CONTENT}/", None, "there is no article to verify by", "name the project of the site")


def _make_case(
    root: str, settings: Settings, claims: Claims, matched: Matched, shown: Mapping[str, Shown]
) -> Case:
    subjects = {
        path: published_text(shown[path], subject) if path in shown else subject
        for path, subject in matched.subjects.items()
    }
    gone = {claim.page for claim in (*matched.gone, *matched.double)} - subjects.keys()
    gone |= {story for story, pages in claims.stories.items() if gone.issuperset(pages)}
    site = settings.site
    named = name_subjects(subjects.values())
    return Case(root, site.base_url, site.description, subjects, claims.stories, frozenset(gone), named)


def _judge_pages(files: SiteFiles, shown: Mapping[str, Shown], case: Case) -> Iterator[Findings]:
    """Judge file by file. One that no build has written counts where it has sentences of a summary."""
    for path in files.paths:
        file = shown.get(path) or show_file(files, path)
        foreign = files.listed is not None and path not in files.listed
        if file is None or (foreign and not any(summary.sentences for summary in file.summaries)):
            continue
        findings = judge_file(path, file, case)
        judge_copies(file, findings)
        if path in case.subjects:
            judge_article(file, case.subjects[path], findings)
        yield findings


def _reasons(reading: Reading, matched: Matched) -> Iterator[Notice]:
    """Why articles that were published cannot be read any more."""
    gone = {f"{CONTENT}/{claim.file}" for claim in matched.gone}
    yield from (notice for notice in reading.notices if notice.severity == "error" and notice.place in gone)


def _report(
    folder: Path, findings: Sequence[Findings], case: Case, notices: Sequence[Notice]
) -> VerifyReport:
    told = [*notices, *(notice for one in findings for notice in one.notices)]
    proved = [one for one in findings if one.proved]
    texts = [
        one
        for one in findings
        if (subject := case.subjects.get(one.path)) and "text" not in one.gaps and subject.published is None
    ]
    return VerifyReport(
        folder,
        sum(one.proved for one in proved),
        len(proved),
        len(texts),
        tuple(sorted(told, key=lambda notice: (notice.place, notice.line or 0))),
    )
