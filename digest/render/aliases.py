"""Pages at the former addresses of articles, which lead to where they stand now."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from digest.errors import Notice
from digest.records import Analysis, Page, Plan
from digest.render.renderer import Renderer


def alias_plans(renderer: Renderer, taken: set[str], notices: list[Notice], root: str) -> Iterator[Plan]:
    """A page for each alias; one that is no path of the site, or is taken, is told and passed over."""
    for analysis in renderer.site.analyses:
        article = analysis.article
        for alias in article.aliases:
            path = _alias_path(alias)
            if path is None or path in taken or _nested(path, taken):
                problem = (
                    f'alias "{alias:.60}" is {"no path of the site" if path is None else "taken"}; left out'
                )
                remedy = 'write one such as "/old/address/"'
                notices.append(Notice(root + article.file, None, problem, remedy, "warning"))
                continue
            taken.add(path)
            yield renderer.plan(
                path, _redirect, path, analysis, rests_on=[renderer.site.marks_of([analysis])]
            )


def _redirect(renderer: Renderer, path: str, analysis: Analysis) -> Page:
    article = analysis.article
    return renderer.page(
        path, "redirect.html", title=article.title, target=renderer.site.article_path(article)
    )


def _alias_path(alias: str) -> str | None:
    """The file of an alias below site/; None where it is not made of plain names."""
    parts = alias.strip("/").split("/")
    if not all(re.fullmatch(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}", part) for part in parts):
        return None
    path = PurePosixPath(*parts)
    return str(path) if path.suffix in {".html", ".htm"} else f"{path}/index.html"


def _nested(path: str, taken: set[str]) -> bool:
    """Whether a page would stand below another page, or in the place of a folder."""
    return any(parent.as_posix() in taken for parent in PurePosixPath(path).parents) or any(
        other.startswith(path + "/") for other in taken
    )
