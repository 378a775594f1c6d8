"""The whole flow: a project's content/ in, its site/ out."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.analyse import FORMULA_NOTES
from digest.cache import PICTURES, Cache
from digest.edition import make_editions
from digest.errors import DigestError, Notice, PublishError
from digest.pictures import prepare_pictures, recall_card
from digest.project import CONTENT, load_companion, load_contents, load_settings
from digest.publish import Published, publish_site
from digest.readers import READERS
from digest.render import render_site
from digest.render.catalogs import load_catalog
from digest.render.environment import TEMPLATES, theme_loader
from digest.stories import group_analyses
from digest.work import Worked, work_with_jobs


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build has made."""

    site: Path
    articles: int
    stories: int
    editions: int
    pages: int
    published: Published
    notices: tuple[Notice, ...]
    """All that was wrong or odd, by place."""

    @property
    def left_out(self) -> int:
        """How many files cost themselves their place."""
        return len({notice.place for notice in self.notices if notice.severity == "error"})


def build(
    project: Path | str = ".",
    *,
    output: Path | str | None = None,
    drafts: bool = False,
    strict: bool = False,
    jobs: int = 1,
) -> BuildReport:
    """Build the site of a project.

    Args:
        project: The folder that has content/, and perhaps digest.toml and templates/.
        output: Where the site goes; by default site/ in the project.
        drafts: Whether to publish articles marked as drafts too.
        strict: Whether anything wrong, even a warning, stops the build.
        jobs: How many processes read and analyse. A script that asks for more
            than one needs `if __name__ == "__main__":` where processes are
            not forked (Windows, macOS).

    Raises:
        DigestError: Nothing was published: the settings or a template are
            wrong, there is no article, the output cannot be written, or
            `strict` and something is wrong.

    """
    project = Path(project)
    site = _output_folder(project, output)
    settings = load_settings(project)

    contents = load_contents(project, frozenset(READERS), ZoneInfo(settings.site.timezone))
    worked = work_with_jobs(contents.sources, settings, jobs, drafts=drafts)
    articles = [analysis.article for analysis in worked.analyses]
    stories = group_analyses(worked.analyses)
    editions = make_editions(stories, settings)
    notices = [*contents.notices, *worked.notices]
    if not editions:
        raise DigestError([*notices, _nothing_to_publish(worked)])
    catalog = load_catalog(settings.site.language, project, settings.theme.name)
    cache = Cache(project / PICTURES)
    pictures = prepare_pictures(
        articles, settings.images.policy, contents.companions, partial(load_companion, project), cache.recall
    )
    files = {page.path: page.data for page in pictures.pages}
    draw = partial(recall_card, recall=cache.recall, files=files) if settings.images.cards else None
    rendering = render_site(
        editions,
        settings,
        FORMULA_NOTES,
        theme_loader(project, settings.theme.name),
        catalog=catalog,
        pictures=pictures.shown,
        files=files,
        draw=draw,
    )
    pages = (*rendering.pages, *pictures.pages)
    notices = sorted(
        [*notices, *pictures.notices, *rendering.notices], key=lambda notice: (notice.place, notice.line or 0)
    )
    if strict and notices:
        raise DigestError(notices)
    published = publish_site(pages, site)
    cache.forget_unused()
    return BuildReport(
        site, len(articles), len(stories), len(editions), len(pages), published, tuple(notices)
    )


def _output_folder(project: Path, output: Path | str | None) -> Path:
    """The folder of the site; never one that holds the project, or lies among its sources."""
    site = Path(os.path.realpath(project / "site" if output is None else output))
    inputs = (Path(os.path.realpath(project / name)) for name in (CONTENT, TEMPLATES))
    if Path(os.path.realpath(project)).is_relative_to(site) or any(
        site.is_relative_to(one) for one in inputs
    ):
        remedy = "name a folder of its own, such as site"
        raise PublishError(
            Notice(str(output), None, "the site would replace the project's own files", remedy)
        )
    return site


def _nothing_to_publish(worked: Worked) -> Notice:
    remedy = "build with --drafts" if worked.drafts else "put one into it, such as content/first.md"
    return Notice(f"{CONTENT}/", None, "there is no article to publish", remedy)
