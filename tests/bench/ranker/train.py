"""Train the ranker's weights: digest/analyse/ranker.npz.

    pip install -e '.[train]'
    python tests/bench/ranker/train.py summaries/train.jsonl.gz [--seed 0] [--output ranker.npz]

The file has a record a line: `sentences` of an article in English, and `summary`, which people wrote. Takes
some minutes and 4 GB; the same seed gives the same weights on the same machine.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from learn import SetRows, learn_network, learn_sets
from numpy.typing import NDArray
from rouge import Reference, best_sentences, refer

from digest.analyse.features import (
    Importance,
    Numbers,
    PairTable,
    TermTable,
    measure_likeness,
    pair_features,
    sentence_features,
    set_features,
    tabulate_pairs,
    tabulate_terms,
    wording_features,
)
from digest.analyse.ranker import (
    LARGEST_SET,
    POOL,
    WEIGHTS,
    Measured,
    Vocabulary,
    Weights,
    all_sets,
    allowed_sets,
    candidates,
    lexical_features,
    sigmoid,
    stop_stems,
)
from digest.analyse.standing import Standing, judge_sentences
from digest.analyse.terms import STEM_CHARACTERS, split_words
from digest.language import Lexicon, lexicon

LEAST_ARTICLES = 25
"""A term that fewer training articles have tells nothing."""
DOUBT = 5.0
"""How many articles of the average kind are added to those of each term."""
PRECISION = 16
"""Prior and rarity are kept to a sixteenth."""
UNKNOWN_SHARES = {"words": 0.12, "language": 0.12}
"""How many articles are read as if their words, or all lists of their language, were not known."""
LARGEST_SAMPLE = 7000
SETS = np.vstack([all_sets(POOL, size) for size in range(1, LARGEST_SET + 1)])


@dataclass(frozen=True, slots=True)
class Example:
    """A training article, split."""

    sentences: tuple[str, ...]
    split: tuple[tuple[str, ...], ...]
    words: Lexicon
    known: bool
    standing: Standing
    table: TermTable
    pairs: PairTable
    summary_terms: frozenset[str]
    summary_pairs: frozenset[tuple[str, str]]
    reference: Reference


def read_examples(path: Path, seed: int) -> list[Example]:
    """Read the training articles; some as if nothing were known of their words or language."""
    chance = random.Random(seed)  # noqa: S311  no secret hangs on it
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_read_example(json.loads(line), chance.random()) for line in lines]


def _read_example(record: dict[str, Any], chance: float) -> Example:
    words = Lexicon("und") if chance < UNKNOWN_SHARES["language"] else lexicon("en")
    split = tuple(tuple(split_words(sentence)) for sentence in record["sentences"])
    table = tabulate_terms(split, stop_stems(split, words))
    stems = [[word[:STEM_CHARACTERS] for word in split_words(one)] for one in record["summary"]]
    return Example(
        sentences=tuple(record["sentences"]),
        split=split,
        words=words,
        known=chance >= sum(UNKNOWN_SHARES.values()),
        standing=judge_sentences(record["sentences"], split, words, range(len(split))),
        table=table,
        pairs=tabulate_pairs(table),
        summary_terms=frozenset(stem for own in stems for stem in own),
        summary_pairs=frozenset(pair for own in stems for pair in pairwise(own)),
        reference=refer(record["sentences"], record["summary"]),
    )


def count_terms(examples: Sequence[Example]) -> Vocabulary:
    """Return what articles and summaries tell of single terms."""
    articles: Counter[str] = Counter()
    summaries: Counter[str] = Counter()
    for one in examples:
        articles.update(one.table.terms)
        summaries.update(one.summary_terms & set(one.table.terms))
    average = summaries.total() / articles.total()
    terms = sorted(term for term, count in articles.items() if count >= LEAST_ARTICLES)
    in_articles = np.array([articles[term] for term in terms])
    share = (np.array([summaries[term] for term in terms]) + DOUBT * average) / (in_articles + DOUBT)
    unknown = np.array([np.log(average / (1 - average)), np.log(len(examples) / LEAST_ARTICLES)])
    return Vocabulary(
        places={term: place for place, term in enumerate(terms)},
        prior=_rounded(np.append(np.log(share / (1 - share)), unknown[0])),
        rarity=_rounded(np.append(np.log((len(examples) + 1) / (in_articles + 1)), unknown[1])),
    )


def _rounded(values: Numbers) -> Numbers:
    return np.asarray(np.clip(np.round(values * PRECISION), -128, 127) / PRECISION)


def learn(examples: Sequence[Example], seed: int) -> Weights:
    """Learn all weights, from words to sets."""
    half = len(examples) // 2
    # What is known of the words of an article must not come from its own summary.
    other = [count_terms(part) for part in (examples[half:], examples[:half])]
    lexical = [
        lexical_features(one.table, other[at >= half], known=one.known) for at, one in enumerate(examples)
    ]
    sample = random.Random(seed).sample(range(len(examples)), min(LARGEST_SAMPLE, len(examples)))  # noqa: S311  the same
    term = learn_network(
        np.concatenate([lexical[at] for at in sample]),
        np.concatenate([wanted_terms(examples[at]) for at in sample]),
        (32, 16),
        epochs=6,
        seed=seed,
    )
    logits = [term.logits(features) for features in lexical]
    paired = [pair_features(one.pairs, one.table, own) for one, own in zip(examples, logits, strict=True)]
    pair = learn_network(
        np.concatenate([paired[at] for at in sample]),
        np.concatenate([wanted_pairs(examples[at]) for at in sample]),
        (16,),
        epochs=4,
        seed=seed,
    )
    measured = [
        measure_example(one, Importance(sigmoid(own), sigmoid(pair.logits(features))))
        for one, own, features in zip(examples, logits, paired, strict=True)
    ]
    sentence = learn_network(
        np.concatenate([one.features for one in measured]),
        np.concatenate([wanted_sentences(one) for one in examples]),
        (24,),
        epochs=8,
        seed=seed,
    )
    judged = [replace(one, logits=sentence.logits(one.features)) for one in measured]
    rows = [set_row(one, example.reference) for one, example in zip(judged, examples, strict=True)]
    sets = learn_sets(SetRows(*map(np.stack, zip(*rows, strict=True))), SETS, epochs=8, seed=seed)
    return Weights(count_terms(examples), term, pair, sentence, sets)


def wanted_terms(example: Example) -> NDArray[np.bool_]:
    """Say of each term whether the summary has it."""
    return np.array([term in example.summary_terms for term in example.table.terms])


def wanted_pairs(example: Example) -> NDArray[np.bool_]:
    """Say of each pair whether the summary has it."""
    terms, pairs = example.table.terms, example.pairs
    return np.array(
        [
            (terms[left], terms[right]) in example.summary_pairs
            for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        ]
    )


def wanted_sentences(example: Example) -> NDArray[np.bool_]:
    """Say of each sentence whether it is among the best three for the summary."""
    wanted = np.zeros(len(example.sentences), dtype=bool)
    wanted[best_sentences(example.reference, LARGEST_SET)] = True
    return wanted


def measure_example(example: Example, importance: Importance) -> Measured:
    """Measure an article as the ranker does, its sentences not yet judged."""
    likeness = measure_likeness(example.table)
    wording = wording_features(example.sentences, example.split, example.words, example.standing)
    features = sentence_features(example.table, example.pairs, importance, likeness, wording)
    nothing = np.zeros(len(features))
    return Measured(
        example.table,
        example.pairs,
        likeness,
        wording,
        importance,
        example.standing,
        nothing,
        features,
        nothing,
    )


def set_row(
    measured: Measured, reference: Reference
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_], NDArray[np.float32]]:
    """Return the fields of `SetRows` for one article."""
    pool = measured.pool(candidates(measured))
    width = len(pool.places)
    possible = SETS[:, width:].sum(axis=1) == 0
    allowed = np.zeros(len(SETS), dtype=bool)
    for size in range(1, LARGEST_SET + 1):
        found = allowed_sets(measured.standing, pool, (), size)
        if len(found) and found[0].sum() == size:
            allowed |= (SETS[:, None, :width] == found).all(axis=2).any(axis=1) & possible
    sentences = np.zeros((POOL, measured.features.shape[1]), dtype=np.float32)
    sentences[:width] = measured.features[pool.places]
    rows = SETS[allowed][:, :width]
    features = set_features(rows, pool, measured.table, measured.importance)
    sets = np.zeros((len(SETS), features.shape[1]), dtype=np.float32)
    sets[allowed] = features
    members = np.zeros((len(rows), len(reference.lengths)))
    members[:, pool.places] = rows
    rewards = np.zeros(len(SETS), dtype=np.float32)
    rewards[allowed] = reference.scores(members).sum(axis=1)
    return sentences, sets, allowed, rewards


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as `digest.analyse.ranker.read_weights` reads them."""
    words = weights.vocabulary
    arrays: dict[str, NDArray[Any]] = {
        "terms": np.frombuffer(" ".join(words.places).encode(), dtype=np.uint8),
        "prior": (words.prior * PRECISION).astype(np.int8),
        "rarity": (words.rarity * PRECISION).astype(np.int8),
        "precision": np.array(PRECISION),
        "set.worth": weights.sets.worth,
        "set.plain_worth": weights.sets.plain_worth,
        "set.traits": weights.sets.traits,
        "set.plain_together": weights.sets.plain_together,
    }
    networks = {
        "term": weights.term,
        "pair": weights.pair,
        "sentence": weights.sentence,
        "set.sentence": weights.sets.sentence,
        "set.together": weights.sets.together,
    }
    for name, network in networks.items():
        arrays |= {f"{name}.mean": network.mean, f"{name}.deviation": network.deviation}
        for at, (matrix, bias) in enumerate(network.layers):
            arrays |= {f"{name}.weights.{at}": matrix, f"{name}.bias.{at}": bias}
    small = {
        name: array.astype(np.float32) if array.dtype.kind == "f" else array for name, array in arrays.items()
    }
    np.savez_compressed(path, allow_pickle=False, **small)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    examples = read_examples(arguments.records, arguments.seed)
    weights = learn(examples, arguments.seed)
    write_weights(weights, arguments.output)
    terms, size = len(weights.vocabulary.places), arguments.output.stat().st_size
    print(f"{arguments.output}: {len(examples)} articles, {terms} terms, {size} bytes")


if __name__ == "__main__":
    main()
