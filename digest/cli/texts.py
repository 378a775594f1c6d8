"""`digest summarize` and `digest score`: one text, without a project."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

import digest
from digest.cli.app import app
from digest.cli.heads import head_values, print_head, say_language
from digest.cli.inputs import read_input, readable_name
from digest.cli.options import AsJson, Files, Language
from digest.cli.output import print_json, tell, terminal_text
from digest.errors import DigestError, Notice
from digest.methods import RankingMethod

if TYPE_CHECKING:
    from digest import Article, Readability, Summary


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
    from digest.analyse.sentences import split_sentences
    from digest.analyse.summary import summarize_article

    for name, article in _read_all(files, language):
        cut = split_sentences(article.text, article.blocks, article.language)
        summary = summarize_article(article, cut, limit=sentences, method=method)
        if as_json:
            print_json(head_values(name, article) | asdict(summary, dict_factory=_without_article))
        else:
            _print_summary(article, summary, explain=explain)


@app.command()
def score(files: Files, language: Language = None, as_json: AsJson = False) -> None:
    """Print the readability scores of each article."""
    from digest.analyse.readability import score_sentences
    from digest.analyse.sentences import sentence_texts, split_sentences

    for name, article in _read_all(files, language):
        cut = split_sentences(article.text, article.blocks, article.language)
        readability = score_sentences(sentence_texts(article.text, cut), article.language)
        if as_json:
            print_json(head_values(name, article) | _readability_values(readability))
        else:
            _print_readability(article, readability)


def _read_all(files: list[str], language: str | None) -> Iterator[tuple[str, "Article"]]:
    """Give the articles of all files, then tell what could not be read and end with exit code 1."""
    failures: list[Notice] = []
    for name in files:
        try:
            data = read_input(name)
            articles = digest.read(data, name=readable_name(name, data))
        except DigestError as error:
            failures += error.notices
            continue
        for article in articles:
            yield name, replace(article, language=language, language_assumed=False) if language else article
    if failures:
        tell(failures)
        raise typer.Exit(1)


def _print_summary(article: "Article", summary: "Summary", *, explain: bool) -> None:
    typer.echo(terminal_text(article.title))
    print_head(article)
    for sentence in summary.sentences:
        typer.echo(f"  • {terminal_text(sentence.text)}")
        if explain:
            reasons = terminal_text("; ".join(sentence.reasons))
            typer.echo(f"    ({reasons}; characters {sentence.start} to {sentence.end})")
    if explain:
        typer.echo(f"  method: {summary.method}")
    if summary.method == "publisher":
        typer.echo(f"  {terminal_text(article.excerpt or '')} (the publisher's own summary)")
    if summary.note:
        typer.echo(f"  {summary.note}")


def _print_readability(article: "Article", readability: "Readability") -> None:
    typer.echo(terminal_text(article.title))
    counts = f"{readability.words} words, {readability.sentences} sentences"
    typer.echo(f"  {counts}, language: {say_language(replace(article, language=readability.language))}")
    scores = [score for score in readability.scores if score.suits_language]
    width = max((len(score.title) for score in scores), default=0)
    for one in scores:
        said = f"{one.value:6.1f}  {one.label or ''}" if one.value is not None else f"     –  {one.reason}"
        typer.echo(f"  {one.title:<{width}} {said}".rstrip())
    if not scores:
        typer.echo(f"  no scores: {readability.scores[0].reason}")


def _without_article(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in pairs if key != "article"}


def _readability_values(readability: "Readability") -> dict[str, Any]:
    facts = ("value", "label", "reason", "suits_language")
    scores = {one.name: {fact: getattr(one, fact) for fact in facts} for one in readability.scores}
    counts = ("words", "sentences", "syllables")
    return {name: getattr(readability, name) for name in counts} | {"scores": scores}
