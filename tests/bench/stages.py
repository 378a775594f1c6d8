"""What each stage of a build costs for one article.

    python tests/bench/stages.py summaries/val.jsonl.gz [--limit 500]

The file has a record a line with `sentences` and perhaps `title`; each becomes a Markdown file of a project,
with dates spread over a month. The figures are for one process, from nothing, without the start of Python.
"""

import argparse
import gzip
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from digest.analyse import FORMULA_NOTES, analyse_article
from digest.analyse.difficulty import judge_sentences
from digest.analyse.keywords import sentence_keywords
from digest.analyse.readability import score_sentences
from digest.analyse.sentences import split_sentences
from digest.analyse.summary import summarize_article
from digest.edition import make_editions
from digest.project import load_contents
from digest.publish import publish_site
from digest.readers import READERS
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.settings import Settings
from digest.stories import group_analyses
from digest.work import read_sources

Result = TypeVar("Result")


def write_project(records: Iterator[dict[str, object]], project: Path) -> int:
    """Write each record as a source file; return how many there are."""
    (project / "content").mkdir(parents=True)
    count = 0
    for count, record in enumerate(records, start=1):
        sentences = record["sentences"]
        assert isinstance(sentences, list)
        paragraphs = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
        title = str(record.get("title") or sentences[0])[:120]
        facts = f"title: {json.dumps(title)}\ndate: 2024-12-{1 + count % 28:02d}\nsource: Source {count % 40}"
        path = project / "content" / f"article-{count:06d}.md"
        path.write_text(f"---\n{facts}\n---\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    return count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--limit", type=int, default=10**9)
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        gzip.open(arguments.records, "rt", encoding="utf-8") as lines,
    ):
        records = (json.loads(line) for line, _ in zip(lines, range(arguments.limit), strict=False))
        measure_project(Path(folder), write_project(records, Path(folder)))


def measure_project(project: Path, count: int) -> None:
    """Run the stages one after the other, each timed."""

    def measured(stage: str, run: Callable[[], Result]) -> Result:
        began = time.perf_counter()
        result = run()
        seconds = time.perf_counter() - began
        print(f"{stage:12s} {1000 * seconds / count:8.3f} ms an article {seconds:8.2f} s")
        return result

    settings = Settings()
    contents = measured("load", lambda: load_contents(project, frozenset(READERS), ZoneInfo("UTC")))
    articles = measured("read", lambda: read_sources(contents.sources, settings)).articles
    analyses = measured("analyse", lambda: [analyse_article(one, settings.summary) for one in articles])
    cut = measured(
        "  sentences", lambda: [split_sentences(one.text, one.blocks, one.language) for one in articles]
    )
    pairs = list(zip(articles, cut, strict=True))
    texts = [[one.text[span.start : span.end] for span in spans] for one, spans in pairs]
    measured("  summary", lambda: [summarize_article(one, spans, limit=3) for one, spans in pairs])
    measured("  keywords", lambda: [sentence_keywords(one, title=None, language="en") for one in texts])
    measured("  scores", lambda: [score_sentences(one, "en") for one in texts])
    measured("  difficulty", lambda: [judge_sentences(one, "en") for one in texts])
    stories = measured("group", lambda: group_analyses(analyses))
    editions = measured("edit", lambda: make_editions(stories, settings))
    rendering = measured("render", lambda: render_site(editions, settings, FORMULA_NOTES, theme_loader()))
    measured("publish", lambda: publish_site(rendering.pages, project / "site"))
    measured("again", lambda: publish_site(rendering.pages, project / "site"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} articles, {len(rendering.pages)} files, {peak:.0f} MiB at the peak")


if __name__ == "__main__":
    main()
