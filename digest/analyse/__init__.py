"""Articles in, analyses out: what can be worked out from the text alone."""

from digest.analyse.counts import tabulate_tokens
from digest.analyse.difficulty import judge_tokens
from digest.analyse.fingerprint import fingerprint
from digest.analyse.formulas import FORMULAS
from digest.analyse.keywords import stretch_keywords
from digest.analyse.readability import reading_time_minutes, score_tokens
from digest.analyse.sentences import sentence_texts, split_sentences
from digest.analyse.stretches import split_stretches
from digest.analyse.summary import summarize_article
from digest.analyse.topics import Topics, find_topics
from digest.language import lexicon
from digest.records import Analysis, Article, FormulaNote
from digest.settings import SummarySettings

FORMULA_NOTES = tuple(
    FormulaNote(
        name=one.name,
        title=one.title,
        source=one.source,
        expression=one.expression,
        scale=one.scale,
        meaning=one.meaning,
        languages=one.languages,
        versions=one.versions,
    )
    for one in FORMULAS
)
"""What a reader should know of each readability formula, in the order of the scores."""


def analyse_article(article: Article, settings: SummarySettings, topics: Topics = ()) -> Analysis:
    """Return an article with its sentences, summary, keywords, topics, scores and hard sentences."""
    sentences = split_sentences(article.text, article.blocks, article.language)
    texts = sentence_texts(article.text, sentences)
    stretches = split_stretches(texts, article.language)
    tokens = tabulate_tokens(stretches)
    readability = score_tokens(tokens)
    keywords = stretch_keywords(stretches, title=article.title)
    return Analysis(
        article=article,
        sentences=sentences,
        summary=summarize_article(
            article,
            sentences,
            limit=settings.sentences,
            method=settings.method,
            prefer=settings.prefer,
            stretches=stretches,
        ),
        keywords=keywords,
        topics=find_topics(article, keywords, topics),
        readability=readability,
        reading_time_minutes=reading_time_minutes(readability.words),
        difficulties=judge_tokens(tokens, lexicon(article.language)),
        fingerprint=fingerprint(article),
    )
