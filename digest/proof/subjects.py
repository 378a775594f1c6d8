"""An article as content/ has it, beside what the site says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from digest.project import CONTENT
from digest.proof.claims import ArticleClaim, SentenceClaim
from digest.proof.shown import shown_line
from digest.records import Article

Verdict = Literal["proved", "old", "false"]
"""`old` is what content/ no longer says but the article's page does: told once, with the article."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Subject:
    """One published article. Its text in content/ is the only truth; all else is judged by it."""

    article: Article
    claim: ArticleClaim
    published: str | None = None
    """The text on its page, where that is another one than in content/."""

    def judge_claim(self, sentence: SentenceClaim) -> Verdict:
        """Judge whether a sentence stands where digest.json says."""
        if _stretch(self.article.text, sentence) == sentence.text:
            return "proved"
        old = self.published is not None and _stretch(self.published, sentence) == sentence.text
        return "old" if old else "false"

    def forms(self, claim: SentenceClaim) -> tuple[tuple[Verdict, str], ...]:
        """What a sentence may be shown as: as it stands in the article, whatever digest.json says.

        Where the two differ, which was told, nobody knows whether the place or
        the words are wrong; either is taken, as long as it stands in the article.
        """
        text, verdict = self.article.text, self.judge_claim(claim)
        forms: list[tuple[Verdict, str]] = [] if verdict == "false" else [(verdict, claim.text)]
        if verdict != "proved":
            forms += [
                ("proved", form) for form in (_stretch(text, claim), claim.text) if form and form in text
            ]
        return tuple((verdict, shown_line(form)) for verdict, form in forms)

    def judge_sentence(self, text: str, number: int) -> Verdict:
        """Judge whether a shown text is the article's summary sentence of this number, counted from 1."""
        claim = self.claim_of(number)
        forms = self.forms(claim) if claim else ()
        return next((verdict for verdict, form in forms if form == text), "false")

    def claim_of(self, number: int) -> SentenceClaim | None:
        """What digest.json says of a sentence, counted from 1."""
        known = 1 <= number <= len(self.claim.sentences)
        return self.claim.sentences[number - 1] if known else None

    def judge_text(self, text: str) -> tuple[Verdict, int]:
        """Judge a text that stands for the article, and count the summary sentences in it.

        It may be the summary, or as many of its first sentences as there is
        room for; the publisher's own summary or the beginning of the article,
        whole or cut at a space; or the whole article.
        """
        verdicts = self._leading_sentences(text)
        if verdicts:
            return ("old" if "old" in verdicts else "proved"), len(verdicts)
        return self.judge_words(text), 0

    def judge_words(self, text: str) -> Verdict:
        """Judge a text that is to be the publisher's own summary, the article's beginning or all of it."""
        article, excerpt = self.article, self.claim.excerpt or ""
        blocks = (shown_line(article.text[block.start : block.end]) for block in article.blocks)
        if any(is_beginning(text, whole) for whole in (article.excerpt or "", *blocks)):
            return "proved"
        if text == shown_line(article.text):
            return "proved"
        former = self.published is not None and text.removesuffix(ELLIPSIS) in shown_line(self.published)
        return "old" if former or (excerpt != article.excerpt and is_beginning(text, excerpt)) else "false"

    def _leading_sentences(self, text: str) -> tuple[Verdict, ...]:
        """The verdicts of the summary's sentences that the text is made of; none where it is of others."""
        verdicts: list[Verdict] = []
        place = 0
        for claim in self.claim.sentences:
            fitting = [form for form in self.forms(claim) if text.startswith(form[1], place)]
            if not fitting:
                return ()
            verdicts.append(fitting[0][0])
            place += len(fitting[0][1])
            if place == len(text):
                return tuple(verdicts)
            if text[place] != " ":
                return ()
            place += 1
        return ()

    @property
    def file(self) -> str:
        """The source file, as the user knows it."""
        return f"{CONTENT}/{self.article.file}"

    @property
    def titles(self) -> tuple[str, ...]:
        """What its headline may be: that of content/, and that of digest.json, which is judged by it."""
        return shown_line(self.article.title), shown_line(self.claim.title)


def name_subjects(subjects: Iterable[Subject]) -> dict[str, tuple[Subject, ...]]:
    """Return the articles by their headlines, and by their addresses at their publisher's."""
    named: dict[str, tuple[Subject, ...]] = {}
    for subject in subjects:
        for name in dict.fromkeys((*subject.titles, subject.article.url or "")):
            if name:
                named[name] = (*named.get(name, ()), subject)
    return named


def is_beginning(text: str, whole: str) -> bool:
    """Whether a text is a whole one, or its beginning, cut at a space and ended by an ellipsis.

    >>> is_beginning("Rain fell…", "Rain fell all day"), is_beginning("Rain fe…", "Rain fell all day")
    (True, False)

    """
    if text == whole:
        return bool(whole)
    kept = text.removesuffix(ELLIPSIS)
    if kept == text or not kept or not whole.startswith(kept):
        return False
    return whole[len(kept) : len(kept) + 1] == " " or " " not in kept


def _stretch(text: str, sentence: SentenceClaim) -> str | None:
    """The stretch of a text that is meant; None where there is none, and never counted from the end."""
    known = 0 <= sentence.start < sentence.end <= len(text)
    return text[sentence.start : sentence.end] if known else None
