"""Holds what a published file shows against the articles, and says what is proved and what is not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from digest.errors import Notice
from digest.proof.difference import quote, tell_difference
from digest.proof.links import follow_link
from digest.proof.shown import Shown, ShownSummary, ShownText, shown_line
from digest.proof.subjects import Subject, is_beginning

AGAIN = "build again"

MARK = re.compile(r"s([1-9][0-9]{0,3})")
"""The name of a summary sentence's mark."""


Gap = Literal["text", "summary", "cards"]
"""What a page may lack: the article's text, the article's summary, the summaries of those it leads to."""


@dataclass(frozen=True, slots=True)
class Case:
    """What all files of a site are judged by."""

    root: str
    """What to put before a file's path in notices, such as `site/`."""
    base_url: str | None
    description: str | None
    """The site's own, from digest.toml."""
    subjects: Mapping[str, Subject]
    """By the path of the article's page."""
    stories: Mapping[str, tuple[str, ...]]
    """By the path of a story's page, the pages of its articles."""
    gone: frozenset[str] = frozenset()
    """Pages of articles that content/ no longer has: told once, for the whole site."""
    named: Mapping[str, tuple[Subject, ...]] = field(default_factory=dict)
    """The articles by headline, and by address at their publisher's: an e-mail may name no page."""

    def owners(self, path: str) -> tuple[Subject, ...]:
        """The articles that a page shows: its own, or those of its story."""
        pages = self.stories.get(path, (path,))
        return tuple(self.subjects[page] for page in pages if page in self.subjects)


@dataclass(slots=True)
class Findings:
    """What is known of one file, as far as it is judged."""

    path: str
    case: Case
    proved: int = 0
    """Summary sentences, each as often as it stands there."""
    notices: list[Notice] = field(default_factory=list)
    gaps: set[Gap] = field(default_factory=set)
    """What could not be found, most likely because the theme has other markup."""

    def wrong(self, line: int | None, problem: str, remedy: str = AGAIN) -> None:
        """Note what is wrong."""
        self.notices.append(Notice(self.case.root + self.path, line, problem, remedy))


def judge_file(path: str, shown: Shown, case: Case) -> Findings:
    """Judge what a file shows, except its article's own text."""
    findings = Findings(path, case)
    for fault in shown.faults:
        findings.wrong(fault.line, f"cannot be verified: {fault.text}")
    for summary in shown.summaries:
        _judge_summary(summary, findings)
    if not shown.summaries and path not in case.subjects and _leads_to_summaries(shown, findings):
        findings.gaps.add("cards")
    if path in case.subjects:
        _judge_descriptions(shown.descriptions, case.subjects[path], findings)
    return findings


def _leads_to_summaries(shown: Shown, findings: Findings) -> bool:
    targets = (follow_link(findings.path, link, findings.case.base_url) for link in shown.links)
    subjects = (findings.case.subjects.get(target[0]) for target in targets if target)
    return any(subject.claim.sentences for subject in subjects if subject)


def _judge_summary(summary: ShownSummary, findings: Findings) -> None:
    owners = _credited(summary, findings)
    told = [(sentence, *_target(sentence, findings)) for sentence in summary.sentences]
    for sentence, subject, number in told:
        if subject is not None:
            _judge_sentence(sentence, subject, number, findings)
            _judge_credit(sentence, subject, owners, summary, findings)
    if told:
        _judge_order([(sentence, subject, number) for sentence, subject, number in told if subject], findings)
        if summary.loose:
            findings.wrong(summary.line, f"{quote(summary.loose)} is no linked sentence of the summary")
    elif summary.loose:
        _judge_loose(summary, owners, findings)


def _credited(summary: ShownSummary, findings: Findings) -> tuple[Subject, ...]:
    """The articles that a summary may come from, by the headline above it; none where it names none."""
    case, credit = findings.case, summary.credit
    if credit is None or credit.link is None:
        path: str | None = findings.path
    else:
        target = follow_link(findings.path, credit.link, case.base_url)
        path = target[0] if target else None
    if path in case.gone:
        return ()
    owners = case.owners(path or "") or _named(credit, case)
    if not owners and credit and credit.link is not None and (summary.sentences or summary.loose):
        findings.wrong(credit.line, f"the headline {quote(credit.text)} leads to no article's page")
    outdated = not case.gone.isdisjoint(case.stories.get(path or "", ()))
    if owners and credit and not outdated and not any(credit.text in owner.titles for owner in owners):
        true = shown_line(owners[0].article.title)
        findings.wrong(credit.line, f"the headline is {tell_difference(credit.text, true)}")
    return owners


def _named(credit: ShownText | None, case: Case) -> tuple[Subject, ...]:
    """The articles that a headline names by the publisher's address or, without a link, by its words."""
    return case.named.get(credit.link or credit.text, ()) if credit else ()


def _target(sentence: ShownText, findings: Findings) -> tuple[Subject | None, str]:
    """The article and the mark that a sentence leads to; no article where that was told or is gone."""
    case = findings.case
    if sentence.link is None:
        findings.wrong(sentence.line, f"{quote(sentence.text)} has no link to its place in the article")
        return None, ""
    target = follow_link(findings.path, sentence.link, case.base_url)
    if target and target[0] in case.gone:
        return None, ""
    if not target or target[0] not in case.subjects:
        findings.wrong(sentence.line, f"{quote(sentence.text)} leads to no article's page")
        return None, ""
    return case.subjects[target[0]], target[1]


def _judge_sentence(sentence: ShownText, subject: Subject, mark: str, findings: Findings) -> None:
    number = _number(mark)
    claim = subject.claim_of(number)
    if claim is None:
        findings.wrong(sentence.line, f"{quote(sentence.text)} leads to no sentence of a summary")
        return
    verdict = subject.judge_sentence(sentence.text, number)
    findings.proved += verdict == "proved"
    if verdict == "false":
        difference = tell_difference(sentence.text, shown_line(claim.text))
        findings.wrong(sentence.line, f"{difference}, as in {subject.file}")


def _judge_credit(
    sentence: ShownText,
    subject: Subject,
    owners: tuple[Subject, ...],
    summary: ShownSummary,
    findings: Findings,
) -> None:
    if owners and subject not in owners:
        headline = f" stands under {quote(summary.credit.text)}" if summary.credit else " stands on this page"
        findings.wrong(sentence.line, f"a sentence of {subject.file}{headline}: {quote(sentence.text)}")


def _judge_order(told: list[tuple[ShownText, Subject, str]], findings: Findings) -> None:
    """The sentences of one article come in their order, from the first on."""
    pages = {subject.claim.page for _, subject, _ in told}
    numbers = [_number(mark) for _, _, mark in told]
    if len(pages) != 1 or 0 in numbers or numbers == list(range(1, len(numbers) + 1)):
        return
    line = told[0][0].line
    if any(one >= other for one, other in pairwise(numbers)):
        findings.wrong(line, "the sentences of the summary are not in reading order")
    else:
        missing = min(set(range(1, numbers[-1])) - set(numbers))
        findings.wrong(line, f"sentence {missing} of the summary is left out before a later one")


def _judge_loose(summary: ShownSummary, owners: tuple[Subject, ...], findings: Findings) -> None:
    """A summary without links is that of the article that it is credited to."""
    if not owners:
        if not _leads_to_gone(summary, findings):
            problem = f"nothing says whose summary this is: {quote(summary.loose)}"
            findings.wrong(
                summary.line, problem, 'put it into an <article> with a class="headline" that links'
            )
        return
    verdicts = [owner.judge_text(summary.loose) for owner in owners]
    proved = [count for verdict, count in verdicts if verdict == "proved"]
    if proved:
        findings.proved += max(proved)
    elif all(verdict == "false" for verdict, _ in verdicts):
        findings.wrong(summary.line, f"{_nearest(summary.loose, owners[0])}, as in {owners[0].file}")


def _leads_to_gone(summary: ShownSummary, findings: Findings) -> bool:
    if not summary.credit or not summary.credit.link:
        return False
    target = follow_link(findings.path, summary.credit.link, findings.case.base_url)
    return target is not None and target[0] in findings.case.gone


def _nearest(text: str, owner: Subject) -> str:
    """How a text differs from what most likely is meant by it."""
    article, claim = owner.article, owner.claim
    joined = shown_line(" ".join(sentence.text for sentence in claim.sentences))
    first = article.blocks[0] if article.blocks else None
    opening = shown_line(article.text[first.start : first.end]) if first else ""
    return tell_difference(text, joined or article.excerpt or opening)


def _judge_descriptions(descriptions: tuple[ShownText, ...], subject: Subject, findings: Findings) -> None:
    """What an article's page says of itself is the article's own words, or what the site says of itself."""
    for description in descriptions:
        plain = description.text.removeprefix("… ")  # see `inert` in render/environment.py
        forms = {form: verdict for claim in subject.claim.sentences for verdict, form in subject.forms(claim)}
        texts = (plain, description.text)
        single = any(forms.get(text) == "proved" for text in texts)
        findings.proved += 1 if single else max(_sentences_in(text, subject) for text in texts)
        if not any(text in forms or _may_describe(text, subject, findings.case) for text in texts):
            problem = f"the description is no text of {subject.file}: {quote(description.text)}"
            findings.wrong(description.line, problem)


def _sentences_in(text: str, subject: Subject) -> int:
    """How many sentences of the summary a text is made of; 0 where it is not proved."""
    verdict, count = subject.judge_text(text)
    return count if verdict == "proved" else 0


def _may_describe(text: str, subject: Subject, case: Case) -> bool:
    article = subject.article
    wholes = (article.standfirst, case.description, *subject.titles)
    return (
        not text
        or any(is_beginning(text, shown_line(whole)) for whole in wholes if whole)
        or subject.judge_text(text)[0] != "false"
        or subject.published is not None
    )


def _number(mark: str) -> int:
    """The number of a sentence, counted from 1, by the name of its mark; 0 where it is another mark."""
    named = MARK.fullmatch(mark)
    return int(named[1]) if named else 0
