"""Holds digest.json against content/: which articles there are, and where their sentences stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from digest.project import CONTENT
from digest.proof.claims import INDEX, ArticleClaim, Claims, SentenceClaim
from digest.proof.difference import quote, tell_difference
from digest.proof.judge import Case, Findings
from digest.proof.subjects import Subject
from digest.records import Article

SHOWN = 5
"""Files named in one message."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The articles of digest.json beside those of content/."""

    subjects: Mapping[str, Subject]
    """By the path of the article's page."""
    gone: tuple[ArticleClaim, ...]
    """Those that content/ no longer has."""
    double: tuple[ArticleClaim, ...]
    """Those whose article, or whose page, another one has already."""
    new: tuple[Article, ...]
    """Those that only content/ has."""


def match_articles(claims: Claims, articles: Iterable[Article]) -> Matched:
    """Bring each published article together with the one in content/ that it says it is."""
    known = {(article.file, article.entry): article for article in articles}
    subjects: dict[str, Subject] = {}
    gone: list[ArticleClaim] = []
    double: list[ArticleClaim] = []
    taken: set[tuple[str, int]] = set()
    for claim in claims.articles:
        key = claim.file, claim.entry
        if key not in known:
            gone.append(claim)
        elif key in taken or claim.page in subjects:
            double.append(claim)
        else:
            subjects[claim.page] = Subject(known[key], claim)
            taken.add(key)
    new = tuple(article for key, article in known.items() if key not in taken)
    return Matched(subjects, tuple(gone), tuple(double), new)


def judge_index(matched: Matched, case: Case) -> Findings:
    """Judge what digest.json says of each article, and whether it knows them all."""
    findings = Findings(INDEX, case)
    _judge_age(matched, findings)
    for claim in matched.double:
        findings.wrong(claim.line, f"a second article, or a second page, of {CONTENT}/{claim.file}")
    for subject in case.subjects.values():
        _judge_facts(subject, findings)
        for sentence in subject.claim.sentences:
            _judge_claim(sentence, subject, findings)
        for one, other in pairwise(subject.claim.sentences):
            if other.start < one.end:
                findings.wrong(other.line, "the sentences of the summary are not in reading order")
    return findings


def _judge_age(matched: Matched, findings: Findings) -> None:
    """Tell once what has come and gone since the site was built."""
    told = []
    if matched.gone:
        told.append(f"{_count(matched.gone)} gone ({_list(claim.file for claim in matched.gone)})")
    if matched.new:
        told.append(f"{_count(matched.new)} new ({_list(article.file for article in matched.new)})")
    if told:
        line = matched.gone[0].line if matched.gone else None
        findings.wrong(line, f"the site is older than its content: {', '.join(told)}")


def _count(articles: tuple[object, ...]) -> str:
    return "1 article is" if len(articles) == 1 else f"{len(articles)} articles are"


def _list(files: Iterable[str]) -> str:
    names = sorted(f"{CONTENT}/{file:.100}" for file in files)
    return ", ".join(names[:SHOWN]) + ("" if len(names) <= SHOWN else ", …")


def _judge_facts(subject: Subject, findings: Findings) -> None:
    """Judge the title and the publisher's own summary, which pages show too."""
    claim, article = subject.claim, subject.article
    for name, shown, true, line in (
        ("title", claim.title, article.title, claim.title_line),
        ("publisher's own summary", claim.excerpt or "", article.excerpt or "", claim.excerpt_line),
    ):
        if shown != true:
            told = tell_difference(shown, true)
            findings.wrong(line, f"the {name} is not that of {subject.file}: {told}")


def _judge_claim(sentence: SentenceClaim, subject: Subject, findings: Findings) -> None:
    verdict = subject.judge_claim(sentence)
    findings.proved += verdict == "proved"
    if verdict != "false":
        return
    text = subject.article.text
    place = f"characters {sentence.start} to {sentence.end} of {subject.file}"
    if sentence.text in text:
        findings.wrong(sentence.line, f"{quote(sentence.text)} does not stand at {place}")
        return
    known = 0 <= sentence.start < sentence.end <= len(text)
    true = text[sentence.start : min(sentence.end, sentence.start + len(sentence.text) + 50)] if known else ""
    findings.wrong(sentence.line, f"{tell_difference(sentence.text, true)}, as at {place}")
