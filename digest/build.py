"""The whole flow: a project's content/ in, its site/ out."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.analyse import FORMULA_NOTES, analyse_article
from digest.cache import PICTURES, Cache
from digest.edition import make_editions
from digest.errors import DigestError, Notice, PublishError, SourceError
from digest.pictures import prepare_pictures, recall_card
from digest.project import CONTENT, load_companion, load_contents, load_settings
from digest.publish import Published, publish_site
from digest.readers import READERS, read_source
from digest.readers.found import Reading, ReadingDefaults
from digest.records import Source
from digest.render import render_site
from digest.render.catalogs import load_catalog
from digest.render.environment import TEMPLATES, theme_loader
from digest.settings import Settings
from digest.stories import group_analyses


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
    project: Path | str = ".", *, output: Path | str | None = None, drafts: bool = False, strict: bool = False
) -> BuildReport:
    """Build the site of a project.

    Args:
        project: The folder that has content/, and perhaps digest.toml and templates/.
        output: Where the site goes; by default site/ in the project.
        drafts: Whether to publish articles marked as drafts too.
        strict: Whether anything wrong, even a warning, stops the build.

    Raises:
        DigestError: Nothing was published: the settings or a template are
            wrong, there is no article, the output cannot be written, or
            `strict` and something is wrong.

    """
    project = Path(project)
    site = _output_folder(project, output)
    settings = load_settings(project)
    zone = ZoneInfo(settings.site.timezone)

    contents = load_contents(project, frozenset(READERS), zone)
    reading = read_sources(contents.sources, settings)
    articles = [article for article in reading.articles if drafts or not article.draft]
    analyses = [analyse_article(article, settings.summary, settings.topics) for article in articles]
    stories = group_analyses(analyses)
    editions = make_editions(stories, settings)
    notices = [*contents.notices, *reading.notices]
    if not editions:
        raise DigestError([*notices, _nothing_to_publish(reading)])
    catalog = load_catalog(settings.site.language, project)
    cache = Cache(project / PICTURES)
    pictures = prepare_pictures(
        articles, settings.images.policy, contents.companions, partial(load_companion, project), cache.recall
    )
    draw = partial(recall_card, recall=cache.recall) if settings.images.cards else None
    rendering = render_site(
        editions,
        settings,
        FORMULA_NOTES,
        theme_loader(project),
        catalog=catalog,
        pictures=pictures.shown,
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


def read_sources(sources: Iterable[Source], settings: Settings) -> Reading:
    """Read all source files; one that cannot be read is told and costs the others nothing."""
    defaults = ReadingDefaults(settings.site.language, ZoneInfo(settings.site.timezone))
    readings: list[Reading] = []
    for source in sources:
        try:
            readings.append(read_source(source, defaults, root=f"{CONTENT}/"))
        except SourceError as error:
            readings.append(Reading((), error.notices))
        except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the others
            readings.append(Reading((), (_our_fault(source, error),)))
    return _join(readings)


def _our_fault(source: Source, error: Exception) -> Notice:
    problem = f"cannot be read ({type(error).__name__}: {error!s:.100})"
    return Notice(f"{CONTENT}/{source.path}", None, problem, "report it as a fault of digest, with this file")


def _join(readings: Sequence[Reading]) -> Reading:
    return Reading(
        tuple(article for reading in readings for article in reading.articles),
        tuple(notice for reading in readings for notice in reading.notices),
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


def _nothing_to_publish(reading: Reading) -> Notice:
    remedy = "build with --drafts" if reading.articles else "put one into it, such as content/first.md"
    return Notice(f"{CONTENT}/", None, "there is no article to publish", remedy)
