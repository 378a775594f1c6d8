"""What was understood of an article beside its text."""

from typing import TYPE_CHECKING, Any

import typer

from digest.cli.output import terminal_text

if TYPE_CHECKING:
    from digest import Article


def print_head(article: "Article") -> None:
    """Print what was understood of an article beside its title and text."""
    known = {
        "kicker": article.kicker,
        "stand-first": article.standfirst,
        "by": ", ".join(article.authors),
        "published": str(article.published or ""),
        "updated": str(article.updated or ""),
        "source": article.source,
        "language": say_language(article) if article.language_assumed else None,
    }
    for name, value in known.items():
        if value:
            typer.echo(f"  {name}: {terminal_text(value)}")


def say_language(article: "Article") -> str:
    """Return the language of an article, with the doubt about it."""
    doubt = " (assumed, the text does not show it clearly: --language says which)"
    return article.language + (doubt if article.language_assumed else "")


def head_values(name: str, article: "Article") -> dict[str, Any]:
    """Return the same for programs."""
    facts = ("title", "kicker", "standfirst", "authors", "source", "url", "language", "language_assumed")
    dates = {
        key: str(moment) if (moment := getattr(article, key)) else None for key in ("published", "updated")
    }
    return {"file": name} | {fact: getattr(article, fact) for fact in facts} | dates
