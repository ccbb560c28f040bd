"""Questions and disputes with what was said in them, as both sides read them."""

from __future__ import annotations

from localize.languages import moment, name
from localize.texts import Texts
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.visit import Visit
from localize.workspace.questions import Outcome, Post, Question, QuestionKind, QuestionState


def kind_in_words(kind: QuestionKind, words: Texts) -> str:
    translate = words.gettext
    known = {QuestionKind.QUESTION: translate("Question"), QuestionKind.DISPUTE: translate("Dispute")}
    return known[kind]


def state_in_words(state: QuestionState, words: Texts) -> str:
    translate = words.gettext
    known = {
        QuestionState.OPEN: translate("waits for an answer"),
        QuestionState.ANSWERED: translate("answered"),
        QuestionState.CLOSED: translate("closed"),
    }
    return known[state]


def show_thread(visit: Visit, question: Question, key: str, *, own: bool) -> None:
    """Head, what was said, and how it ended. `own`: its asker reads it. `key` is unique on the page."""
    words = visit.words
    about = [kind_in_words(question.kind, words), question.title]
    about += [] if question.locale is None else [name(question.locale, words.language)]
    about += [] if own else [question.asker]
    about.append(state_in_words(question.state, words))
    untrusted(" · ".join(about), css_class="lz-quiet")
    for place, post in enumerate(question.posts):
        untrusted(_said_by(visit, question, post, own=own), css_class="lz-quiet lz-said")
        untrusted_text(post.text, None, words, key=f"{key}-{place}")
    if question.closed_at is not None:
        untrusted(_ended(visit, question), css_class="lz-text lz-ended")


def _said_by(visit: Visit, question: Question, post: Post, *, own: bool) -> str:
    translate = visit.words.gettext
    who = post.name or translate("Coordinator")
    if post.by_asker:
        who = translate("You") if own else question.asker
    return f"{who} · {moment(post.at, visit.words.language, time_zone(visit))}"


def _ended(visit: Visit, question: Question) -> str:
    translate = visit.words.gettext
    who = question.closed_by or translate("Coordinator")
    when = moment(question.closed_at or question.asked_at, visit.words.language, time_zone(visit))
    sentences = {
        None: translate("Closed by {name}, {when}."),
        Outcome.GRANTED: translate("The dispute was granted by {name}, {when}."),
        Outcome.DECLINED: translate("The dispute was declined by {name}, {when}."),
    }
    return sentences[question.outcome].format(name=who, when=when)
