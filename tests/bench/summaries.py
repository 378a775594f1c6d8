"""ROUGE and time of our ways to summarise, beside the lead and sumy's.

    pip install -e '.[bench]'
    python tests/bench/summaries.py RECORDS.jsonl.gz [--limit 500] [--sentences 3]

The file has a record a line with `sentences`, `summary` (a text, or a list of sentences) and perhaps `title`.
Each way gets the sentences as they are cut in the file. Figures are means, with a 95 percent interval by
1,000 bootstrap samples of the articles; times are medians for an article, all ways taken in turn.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score import rouge_scorer
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

import digest

SAMPLES = 1000
Summarise = Callable[[Sequence[str], str | None, int], list[str]]


class _Words:
    """Words for sumy, whose own tokenizer asks for a download."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Split at what is neither letter nor digit."""
        return tuple("".join(one if one.isalnum() else " " for one in sentence).split())


def lead(sentences: Sequence[str], _title: str | None, count: int) -> list[str]:
    """Take the first sentences."""
    return list(sentences[:count])


def ours(method: str, sentences: Sequence[str], title: str | None, count: int) -> list[str]:
    """Take those that `digest` chooses."""
    found = digest.summarize(sentences, title=title, sentences=count, method=method)
    return [sentence.text for sentence in found.sentences]


def sumys(kind: type, sentences: Sequence[str], _title: str | None, count: int) -> list[str]:
    """Take those that a summariser of sumy chooses."""
    words = _Words()
    summariser = kind(Stemmer("english"))
    summariser.stop_words = get_stop_words("english")
    document = ObjectDocumentModel([Paragraph([SumySentence(one, words) for one in sentences])])
    return [str(sentence) for sentence in summariser(document, count)]


WAYS: dict[str, Summarise] = {
    "lead": lead,
    "digest ranker": partial(ours, "ranker"),
    "digest lead": partial(ours, "lead"),
    "digest lexrank": partial(ours, "lexrank"),
    "digest textrank": partial(ours, "textrank"),
    "sumy LexRank": partial(sumys, LexRankSummarizer),
    "sumy TextRank": partial(sumys, TextRankSummarizer),
    "sumy LSA": partial(sumys, LsaSummarizer),
    "sumy Luhn": partial(sumys, LuhnSummarizer),
}


def measure(records: Sequence[dict[str, Any]], count: int) -> dict[str, tuple[np.ndarray[Any, Any], float]]:
    """Return, for each way, ROUGE-1 and ROUGE-2 (columns) of every article and the median milliseconds."""
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    scores: dict[str, list[list[float]]] = {name: [] for name in WAYS}
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for record in records:
        reference = record["summary"] if isinstance(record["summary"], str) else "\n".join(record["summary"])
        for name, way in WAYS.items():
            began = time.perf_counter()
            chosen = way(record["sentences"], record.get("title") or None, count)
            times[name].append(1000 * (time.perf_counter() - began))
            found = scorer.score(reference, "\n".join(chosen))
            scores[name].append([found["rouge1"].fmeasure, found["rouge2"].fmeasure])
    return {name: (100 * np.array(scores[name]), float(np.median(times[name]))) for name in WAYS}


def say_interval(values: np.ndarray[Any, Any]) -> str:
    """Return a mean with its interval."""
    random = np.random.default_rng(0)
    means = values[random.integers(0, len(values), (SAMPLES, len(values)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{values.mean():.2f} [{low:.2f}, {high:.2f}]"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--sentences", type=int, default=3)
    arguments = parser.parse_args()
    with gzip.open(arguments.records, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][: arguments.limit]
    measure(records[:3], arguments.sentences)  # what is loaded at first use
    found = measure(records, arguments.sentences)
    first = found["lead"][0]
    print(f"{arguments.records.name}: {len(records)} articles, {arguments.sentences} sentences asked")
    print(
        "| Way | ROUGE-1 | ROUGE-2 | gain in ROUGE-1 over the lead | ms an article |\n|---|--:|--:|--:|--:|"
    )
    for name, (scores, milliseconds) in found.items():
        columns = (scores[:, 0], scores[:, 1], scores[:, 0] - first[:, 0])
        print(f"| {name} | {' | '.join(map(say_interval, columns))} | {milliseconds:.1f} |")


if __name__ == "__main__":
    main()
