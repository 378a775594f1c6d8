"""A plugin of Pelican that does what we do: three sentences by sumy's LexRank, and textstat's scores.

Pelican loads it by itself (`PLUGINS`); `peers.py` runs Pelican as a program of its own, and nothing here
imports it. Sentences and words are cut by two expressions, which take less time than the tokenizer that sumy
would download.
"""

import re
from functools import cache
from html import escape, unescape
from typing import Any, Final

import textstat
from blinker import signal
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

SENTENCES: Final = 3

SCORES: Final = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "dale_chall_readability_score_v2",
    "spache_readability",
    "linsear_write_formula",
    "mcalpine_eflaw",
    "lix",
    "rix",
    "text_standard",
)
"""Those that `digest` shows of an article in English."""

_TAG = re.compile(r"<[^>]*>")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")


class _Tokenizer:
    """Sentences and words for sumy."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """Split after an end mark."""
        return tuple(one for one in _END_OF_SENTENCE.split(text.strip()) if one)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Take runs of letters and digits."""
        return tuple(_WORD.findall(sentence))


@cache
def _summariser() -> LexRankSummarizer:
    summariser = LexRankSummarizer(Stemmer("english"))
    summariser.stop_words = get_stop_words("english")
    return summariser


def add_summary_and_scores(content: Any) -> None:  # noqa: ANN401  an article of Pelican's, which is not imported
    """Put the summary and the scores above the text of an article."""
    html = content._content or ""  # noqa: SLF001  what Pelican's own plugins change
    text = unescape(_TAG.sub(" ", html))
    parser = PlaintextParser.from_string(text, _Tokenizer())
    summary = [escape(str(one)) for one in _summariser()(parser.document, SENTENCES)]
    scores = [f"<dt>{name}<dd>{getattr(textstat, name)(text)}" for name in SCORES]
    content._content = f"<ul><li>{'<li>'.join(summary)}</ul><dl>{''.join(scores)}</dl>{html}"  # noqa: SLF001  likewise


def register() -> None:
    """Be called by Pelican with each article, once its HTML is there."""
    signal("content_object_init").connect(add_summary_and_scores)
