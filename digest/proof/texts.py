"""Holds the text on an article's page, and the marks in it, against the article in content/."""

from collections.abc import Iterator
from dataclasses import replace

from digest.proof.claims import SentenceClaim
from digest.proof.difference import quote, tell_difference
from digest.proof.judge import MARK, Findings
from digest.proof.links import follow_link
from digest.proof.shown import Shown, ShownBody, ShownMark, ShownSummary, ShownText, shown_line
from digest.proof.subjects import Subject

CHANGED = "build again; if content/ has not changed since the last build, the page has"


def published_text(shown: Shown, subject: Subject) -> Subject:
    """Return the article with the text on its page, where that is another one than in content/."""
    if len(shown.bodies) != 1 or _first_difference(shown.bodies[0], subject) is None:
        return subject
    return replace(subject, published="\n\n".join(block.text for block in shown.bodies[0].blocks))


def judge_article(shown: Shown, subject: Subject, findings: Findings) -> None:
    """Judge the text and the marks of an article's page, and whether its summary is whole."""
    if not shown.bodies:
        findings.gaps.add("text")
    _judge_wholeness(shown, subject, findings)
    if len(shown.bodies) > 1:
        findings.wrong(shown.bodies[1].line, "the page has a second text of the article")
    for body in shown.bodies[:1]:
        difference = _first_difference(body, subject)
        if difference:
            line, told = difference
            findings.wrong(line, f"the text is not that of {subject.file}: {told}", CHANGED)
        _judge_marks(body, subject, findings)


def judge_copies(shown: Shown, findings: Findings) -> None:
    """Judge the texts of articles that stand away from their pages, such as in feeds."""
    case = findings.case
    for copy in shown.copies:
        target = follow_link(findings.path, copy.credit.link or "", case.base_url)
        subject = case.subjects.get(target[0]) if target else None
        if target and target[0] in case.gone:
            continue
        if subject is None:
            findings.wrong(copy.line, f"nothing says whose text stands under {quote(copy.credit.text)}")
        elif subject.published is None and (difference := _first_difference(copy.body, subject)):
            findings.wrong(copy.line, f"the text is not that of {subject.file}: {difference[1]}")


def _judge_wholeness(shown: Shown, subject: Subject, findings: Findings) -> None:
    """One summary of the page has all sentences."""
    wanted = len(subject.claim.sentences)
    most = max((_own_sentences(summary, subject, findings) for summary in shown.summaries), default=0)
    if most == 0 < wanted:
        findings.gaps.add("summary")
    if 0 < most < wanted:
        line = shown.summaries[0].line
        findings.wrong(line, f"the page shows {most} of the {wanted} sentences of the summary")


def _own_sentences(summary: ShownSummary, subject: Subject, findings: Findings) -> int:
    """How many sentences of the page's own article a summary shows."""
    if not summary.sentences:
        return subject.judge_text(summary.loose)[1]
    targets = (
        follow_link(findings.path, sentence.link or "", findings.case.base_url)
        for sentence in summary.sentences
    )
    return len({target for target in targets if target and target[0] == findings.path and target[1]})


def _first_difference(body: ShownBody, subject: Subject) -> tuple[int, str] | None:
    """The line and the words where the shown text first parts from the article's."""
    true = [block for _, block in _true_blocks(subject)]
    for block, other in zip(body.blocks, true, strict=False):
        if block.text != other:
            return block.line, tell_difference(block.text, other)
    if len(body.blocks) > len(true):
        extra: ShownText = body.blocks[len(true)]
        return extra.line, tell_difference(extra.text, "")
    if len(body.blocks) < len(true):
        line = body.blocks[-1].line if body.blocks else body.line
        return line, tell_difference("", true[len(body.blocks)])
    return None


def _true_blocks(subject: Subject) -> Iterator[tuple[int, str]]:
    """Each block of the article's text, without the white space around it, and where it begins."""
    text = subject.article.text
    for block in subject.article.blocks:
        stretch = text[block.start : block.end]
        led = len(stretch) - len(stretch.lstrip(" \t\n\f\r"))
        yield block.start + led, stretch.strip(" \t\n\f\r")


def _judge_marks(body: ShownBody, subject: Subject, findings: Findings) -> None:
    """Every sentence of the summary has one mark, around itself; no other sentence has one."""
    marks = {mark.name: mark for mark in body.marks}
    claims = subject.claim.sentences
    starts = [start for start, _ in _true_blocks(subject)]
    for number, claim in enumerate(claims, start=1):
        mark = marks.get(f"s{number}")
        if mark is None:
            findings.wrong(body.line, f'sentence {number} of the summary has no <mark id="s{number}">')
            continue
        verdict = subject.judge_sentence(shown_line(mark.text), number)
        if verdict == "false":
            told = tell_difference(shown_line(mark.text), shown_line(claim.text))
            findings.wrong(mark.line, f'<mark id="s{number}"> is around {told}')
        elif subject.published is None and _is_moved(mark, claim, subject, starts):
            findings.wrong(mark.line, f'<mark id="s{number}"> is not at the place of the sentence')
    _judge_other_marks(body, len(claims), findings)


def _is_moved(mark: ShownMark, claim: SentenceClaim, subject: Subject, starts: list[int]) -> bool:
    """Whether a mark is around the sentence's words, but at another place of the article."""
    place = starts[mark.block] + mark.start if mark.block < len(starts) else None
    return place != claim.start and subject.judge_claim(claim) == "proved"


def _judge_other_marks(body: ShownBody, sentences: int, findings: Findings) -> None:
    names: set[str] = set()
    for mark in body.marks:
        named = MARK.fullmatch(mark.name)
        if mark.name in names:
            findings.wrong(mark.line, f'a second <mark id="{mark.name:.20}">')
        elif not mark.name or (named and int(named[1]) > sentences):
            findings.wrong(mark.line, f'<mark id="{mark.name:.20}"> is of no sentence of the summary')
        names.add(mark.name)
