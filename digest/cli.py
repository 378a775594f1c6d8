"""The command line: load, call, print. The only place that prints or exits."""

import io
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

import digest
from digest.add import Added
from digest.analyse.readability import score_sentences
from digest.analyse.sentences import sentence_texts, split_sentences
from digest.analyse.summary import summarize_article
from digest.build import BuildReport
from digest.errors import DigestError, Notice, SourceError
from digest.project import read_source_file
from digest.records import Article, RankingMethod, Readability, Summary
from digest.verify import VerifyReport

NOTICES_OF_A_KIND = 10
"""How many warnings a build prints, and how many mismatches a proof."""

_OPENINGS = {
    ".md": (b"---", b"+++", b"# "),
    ".html": (b"<!doctype html", b"<html"),
    ".xml": (b"<?xml", b"<rss", b"<feed", b"<rdf"),
}
"""How a text begins that is no pasted page, by the suffix that its file would have."""
_OPENING_BYTES = 20

app = typer.Typer(
    help="Turns a folder of articles into a published news digest.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Text, page, feed or mail; - for standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Language = Annotated[
    str | None,
    typer.Option(metavar="TAG", help="The language of the text, such as en; by default it is detected."),
]


def main() -> None:
    """Run the command line; what the terminal cannot show is shown in another way."""
    # The ranker's products are so small that sharing them among threads takes longer than they do.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()


def _show_version(show: bool) -> None:
    if show:
        typer.echo(f"digest {digest.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    project: Annotated[
        Path, typer.Argument(metavar="[PROJECT]", help="The folder that has content/ in it.")
    ] = Path(),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where the site goes; by default PROJECT/site."),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Publish articles marked as drafts too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Publish nothing if anything is wrong.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    as_json: AsJson = False,
) -> None:
    """Build the site of a project: content/ in, site/ out."""
    with _told_errors():
        report = digest.build(project, output=output, drafts=drafts, strict=strict)
    _tell_briefly(notice for notice in report.notices if not quiet or notice.severity == "error")
    if as_json:
        _print_json(_report_values(report))
    elif not quiet:
        typer.echo(_say_report(report))


@app.command()
def add(
    files: Files,
    project: Annotated[
        Path, typer.Option("--project", "-p", metavar="DIR", help="The folder that has content/ in it.")
    ] = Path(),
    keep: Annotated[bool, typer.Option("--keep", help="Keep the original too, in originals/.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put articles into content/ as Markdown, and show what was understood of each."""
    failures: list[Notice] = []
    for name in files:
        try:
            data = _read_bytes(name)
            added, notices = digest.add(data, name=_readable_name(name, data), project=project, keep=keep)
        except DigestError as error:
            failures += error.notices
            continue
        _tell(notices)
        for one in added:
            if as_json:
                _print_json(_added_values(name, one))
            else:
                _print_added(one)
    if failures:
        _tell(failures)
        raise typer.Exit(1)


@app.command()
def verify(
    project: Annotated[
        Path, typer.Argument(metavar="[PROJECT]", help="The folder that has content/ in it.")
    ] = Path(),
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="DIR", help="Where the site is; by default PROJECT/site."),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="The site was built with --drafts.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    as_json: AsJson = False,
) -> None:
    """Prove every summary sentence of a published site against the articles in content/."""
    with _told_errors():
        report = digest.verify(project, site=site, drafts=drafts)
    notices = (notice for notice in report.notices if not quiet or notice.severity == "error")
    _tell_briefly(notices, capped=("warning", "error"))
    if as_json:
        _print_json(_proof_values(report))
    elif not quiet:
        typer.echo(_say_proof(report))
    if report.mismatches:
        raise typer.Exit(1)


@app.command()
def summarize(
    files: Files,
    sentences: Annotated[int, typer.Option("--sentences", "-n", min=1, max=20, help="How many at most.")] = 3,
    method: Annotated[
        RankingMethod, typer.Option(help="How they are chosen; auto is ranker for an article in prose.")
    ] = "auto",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each sentence why it was chosen, and of all how.")
    ] = False,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Print the summary of each article."""
    for name, article in _read_all(files, language):
        cut = split_sentences(article.text, article.blocks, article.language)
        summary = summarize_article(article, cut, limit=sentences, method=method)
        if as_json:
            _print_json(_head_values(name, article) | asdict(summary, dict_factory=_without_article))
        else:
            _print_summary(article, summary, explain=explain)


@app.command()
def score(files: Files, language: Language = None, as_json: AsJson = False) -> None:
    """Print the readability scores of each article."""
    for name, article in _read_all(files, language):
        cut = split_sentences(article.text, article.blocks, article.language)
        readability = score_sentences(sentence_texts(article.text, cut), article.language)
        if as_json:
            _print_json(_head_values(name, article) | _readability_values(readability))
        else:
            _print_readability(article, readability)


def _read_all(files: list[str], language: str | None) -> Iterator[tuple[str, Article]]:
    """Give the articles of all files, then tell what could not be read and end with exit code 1."""
    failures: list[Notice] = []
    for name in files:
        try:
            data = _read_bytes(name)
            articles = digest.read(data, name=_readable_name(name, data))
        except DigestError as error:
            failures += error.notices
            continue
        for article in articles:
            yield name, replace(article, language=language, language_assumed=False) if language else article
    if failures:
        _tell(failures)
        raise typer.Exit(1)


def _read_bytes(name: str) -> bytes:
    if name.startswith(("http://", "https://")):
        raise SourceError(Notice(name, None, "is an address, not a file", "save the page, and name its file"))
    return sys.stdin.buffer.read() if name == "-" else read_source_file(Path(name))


def _readable_name(name: str, data: bytes) -> str:
    """A name whose suffix says how to read standard input, or a file without a suffix."""
    if name != "-" and Path(name).suffix:
        return name
    opening = data.lstrip()[:_OPENING_BYTES].lower()
    suffix = next((suffix for suffix, begins in _OPENINGS.items() if opening.startswith(begins)), ".txt")
    return f"{'standard input' if name == '-' else name}{suffix}"


def _print_added(added: Added) -> None:
    typer.echo(f"{_terminal(added.path)}{'' if added.new else ' (has it already)'}")
    typer.echo(f"  title: {_terminal(added.article.title)}")
    _print_head(added.article)
    if added.missing:
        typer.echo(f"  not found: {', '.join(added.missing)}")


def _added_values(name: str, added: Added) -> dict[str, Any]:
    facts = {"path": added.path, "new": added.new, "missing": added.missing}
    return _head_values(name, added.article) | facts


def _print_summary(article: Article, summary: Summary, *, explain: bool) -> None:
    typer.echo(_terminal(article.title))
    _print_head(article)
    for sentence in summary.sentences:
        typer.echo(f"  • {_terminal(sentence.text)}")
        if explain:
            typer.echo(f"    ({'; '.join(sentence.reasons)}; characters {sentence.start} to {sentence.end})")
    if explain:
        typer.echo(f"  method: {summary.method}")
    if summary.method == "publisher":
        typer.echo(f"  {_terminal(article.excerpt or '')} (the publisher's own summary)")
    if summary.note:
        typer.echo(f"  {summary.note}")


def _print_head(article: Article) -> None:
    """Print what was understood of an article beside its title and text."""
    known = {
        "kicker": article.kicker,
        "stand-first": article.standfirst,
        "by": ", ".join(article.authors),
        "published": str(article.published or ""),
        "updated": str(article.updated or ""),
        "source": article.source,
        "language": _say_language(article) if article.language_assumed else None,
    }
    for name, value in known.items():
        if value:
            typer.echo(f"  {name}: {_terminal(value)}")


def _say_language(article: Article) -> str:
    doubt = " (assumed, the text does not show it clearly: --language says which)"
    return article.language + (doubt if article.language_assumed else "")


def _print_readability(article: Article, readability: Readability) -> None:
    typer.echo(_terminal(article.title))
    counts = f"{readability.words} words, {readability.sentences} sentences"
    typer.echo(f"  {counts}, language: {_say_language(replace(article, language=readability.language))}")
    scores = [score for score in readability.scores if score.suits_language]
    width = max((len(score.title) for score in scores), default=0)
    for one in scores:
        said = f"{one.value:6.1f}  {one.label or ''}" if one.value is not None else f"     –  {one.reason}"
        typer.echo(f"  {one.title:<{width}} {said}".rstrip())
    if not scores:
        typer.echo(f"  no scores: {readability.scores[0].reason}")


def _head_values(name: str, article: Article) -> dict[str, Any]:
    facts = ("title", "kicker", "standfirst", "authors", "source", "url", "language", "language_assumed")
    dates = {
        key: str(moment) if (moment := getattr(article, key)) else None for key in ("published", "updated")
    }
    return {"file": name} | {fact: getattr(article, fact) for fact in facts} | dates


def _without_article(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in pairs if key != "article"}


def _readability_values(readability: Readability) -> dict[str, Any]:
    facts = ("value", "label", "reason", "suits_language")
    scores = {one.name: {fact: getattr(one, fact) for fact in facts} for one in readability.scores}
    counts = ("words", "sentences", "syllables")
    return {name: getattr(readability, name) for name in counts} | {"scores": scores}


def _report_values(report: BuildReport) -> dict[str, Any]:
    return {
        "site": os.path.relpath(report.site),
        "articles": report.articles,
        "stories": report.stories,
        "editions": report.editions,
        "pages": report.pages,
        "published": asdict(report.published),
        "left_out": report.left_out,
        "notices": [asdict(notice) for notice in report.notices],
    }


def _say_report(report: BuildReport) -> str:
    published = report.published
    changes = ", ".join(f"{number} {kind}" for kind, number in asdict(published).items())
    place = _shown_folder(report.site)
    told = f"{_count(report.articles, 'article')} in {_count(report.editions, 'edition')}"
    left_out = f"; {_count(report.left_out, 'file')} left out" if report.left_out else ""
    return f"{place}: {told}{left_out}; {report.pages} files ({changes})"


def _proof_values(report: VerifyReport) -> dict[str, Any]:
    return {
        "site": os.path.relpath(report.site),
        "sentences": report.sentences,
        "files": report.files,
        "articles": report.articles,
        "mismatches": report.mismatches,
        "notices": [asdict(notice) for notice in report.notices],
    }


def _say_proof(report: VerifyReport) -> str:
    proved = f"{_count(report.sentences, 'sentence')} in {_count(report.files, 'file')}"
    failed = f"; not proved: {_count(report.mismatches, 'mismatch')}" if report.mismatches else ""
    return f"{_shown_folder(report.site)}: {proved}, {_count(report.articles, 'article')}{failed}"


def _shown_folder(folder: Path) -> str:
    """A folder as seen from here, where it is below."""
    relative = os.path.relpath(folder)
    return str(folder) if relative.startswith("..") else relative


def _count(number: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _print_json(values: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own, in ASCII, whatever the terminal or the names of files."""
    typer.echo(json.dumps(values))


def _tell(notices: Iterable[Notice]) -> None:
    for notice in notices:
        typer.echo(f"{notice.severity}: {_terminal(str(notice))}", err=True)


def _tell_briefly(notices: Iterable[Notice], capped: Collection[str] = ("warning",)) -> None:
    """Print all notices, but of the capped ones of a kind the first few alone; `--json` has them all."""
    kinds: Counter[tuple[str, str]] = Counter()
    for notice in notices:
        kind = notice.severity, re.sub(r'".*"|content/.*', "…", notice.problem)
        kinds[kind] += notice.severity in capped
        if kinds[kind] <= NOTICES_OF_A_KIND:
            _tell([notice])
    for (severity, told), number in kinds.items():
        if number > NOTICES_OF_A_KIND:
            more = number - NOTICES_OF_A_KIND
            rest = f"{more:,} more like this (--json tells them all)"
            typer.echo(f"{severity}: {_terminal(told)}: {rest}", err=True)


def _terminal(text: str) -> str:
    """A text without what a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


@contextmanager
def _told_errors() -> Iterator[None]:
    """Turn what the user can put right into messages and exit code 1."""
    try:
        yield
    except DigestError as error:
        _tell(error.notices)
        raise typer.Exit(1) from None
