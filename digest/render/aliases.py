"""Pages at the former addresses of articles, which lead to where they stand now."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from digest.errors import Notice
from digest.records import Analysis, Page, Plan
from digest.render.renderer import Renderer
from digest.render.slugs import DEVICES

PLAIN_NAME = re.compile(r"[A-Za-z0-9_~-](?:[A-Za-z0-9._~-]{0,98}[A-Za-z0-9_~-])?")
"""Windows drops a point at the end of a name."""


def alias_plans(renderer: Renderer, taken: set[str], notices: list[Notice], root: str) -> Iterator[Plan]:
    """A page for each alias; one that is no path of the site, or is taken, is told and passed over.

    Paths that differ in case alone are one on many disks, and so count as one.
    """
    aliased = [analysis for analysis in renderer.site.analyses if analysis.article.aliases]
    if not aliased:
        return
    files = {path.lower() for path in taken}
    folders = {folder for path in files for folder in _folders(path)}
    for analysis in aliased:
        article = analysis.article
        for alias in article.aliases:
            path = _alias_path(alias)
            lower = (path or "").lower()
            above = _folders(lower)
            if path is None or lower in files or lower in folders or not files.isdisjoint(above):
                notices.append(_useless(alias, root + article.file, taken=path is not None))
                continue
            files.add(lower)
            folders.update(above)
            yield renderer.plan(
                path, _redirect, path, analysis, rests_on=[renderer.site.marks_of([analysis])]
            )


def _redirect(renderer: Renderer, path: str, analysis: Analysis) -> Page:
    article = analysis.article
    return renderer.page(
        path, "redirect.html", title=article.title, target=renderer.site.article_path(article)
    )


def _useless(alias: str, place: str, *, taken: bool) -> Notice:
    problem = f'alias "{alias:.60}" is {"taken" if taken else "no path of the site"}; left out'
    return Notice(place, None, problem, 'write one such as "/old/address/"', "warning")


def _alias_path(alias: str) -> str | None:
    """The file of an alias below site/; None where it is not made of plain names that every disk takes."""
    parts = alias.strip("/").split("/")
    if not all(PLAIN_NAME.fullmatch(part) and part.split(".")[0].lower() not in DEVICES for part in parts):
        return None
    path = PurePosixPath(*parts)
    return str(path) if path.suffix in {".html", ".htm"} else f"{path}/index.html"


def _folders(path: str) -> list[str]:
    """The folders that a file stands in."""
    return [parent.as_posix() for parent in PurePosixPath(path).parents]
