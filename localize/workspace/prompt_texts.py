"""The texts of prompts with their status, and what reviewers said of each: what a coordinator decides by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from localize.records import Content, LocalizationId, MadeBy, RatingState, content_from_json
from localize.rubric.deciding import deciding
from localize.store import Reading, decisions, history
from localize.store.decisions import TextRow
from localize.workspace.context import Context, campaign_in, rubric_of
from localize.workspace.history import PastJudgment, past_judgment

AT_ONCE = 50
COUNTING = frozenset({"current", "adjudicated"})
"""Statuses of judgments that are counted."""


class TextStatus(StrEnum):
    """What was decided about a text. A proposal of a reviewer begins `in_review`, an import as a `draft`."""

    IN_REVIEW = "in_review"
    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Verdicts:
    """The answers to the choice that decides about a prompt, under one rubric: `shares` is option id -> part of `n`.

    `fit` is the option that says it can stay as it is.
    """

    rubric_hash: str
    criterion: str
    fit: str
    counts: Mapping[str, int]

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def shares(self) -> Mapping[str, float]:
        return {option: count / self.n for option, count in self.counts.items()}

    @property
    def all_fit(self) -> bool:
        return set(self.counts) == {self.fit}


@dataclass(frozen=True)
class PromptText:
    """The text of a prompt in a locale: the current one, or one that a reviewer proposes instead.

    `instead_of` is the current text where this one would take its place; `author` the pseudonym of whoever proposed it.
    Rejected without a `reason`: its author took it back, or the same text was imported since.
    """

    id: LocalizationId
    prompt_id: str
    round: int
    locale: str
    revision: int
    status: TextStatus
    made_by: MadeBy
    author: str | None
    reason: str | None
    text: Content
    instead_of: Content | None
    source_locale: str | None
    source_prompt: Content | None
    verdicts: tuple[Verdicts, ...]
    judgments: tuple[PastJudgment, ...]

    @property
    def is_proposal(self) -> bool:
        """Whether it would take the place of another text."""
        return self.instead_of is not None


@dataclass(frozen=True)
class PromptTexts:
    """Some of the `total` texts that were asked for; `counts` is (locale, status) -> texts of the whole campaign."""

    total: int
    counts: Mapping[tuple[str, str], int]
    texts: tuple[PromptText, ...]


def prompt_texts(
    context: Context, campaign_id: str, locale: str | None, status: str | None, offset: int, limit: int
) -> PromptTexts:
    """A portion of the texts of a campaign; `limit` is at most AT_ONCE. Raises NotFound."""
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        known = decisions.counts(view, campaign_id)
        total = sum(count for (tag, each), count in known.items() if locale in (None, tag) and status in (None, each))
        rows = decisions.texts(view, campaign_id, locale, status, max(0, offset), max(1, min(limit, AT_ONCE)))
        now = decisions.current_texts(view, [row.prompt_id for row in rows])
        said = _judgments(context, view, [row.id for row in rows])
        return PromptTexts(total, known, tuple(_text(context, view, row, now, said.get(row.id, ())) for row in rows))


def fit_drafts(context: Context, campaign_id: str, locale: str | None) -> tuple[LocalizationId, ...]:
    """Imported drafts that have all judgments that were asked for, and of which all reviewers said "fit as it is"."""
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        ids = decisions.judged_drafts(view, campaign_id, locale)
        said = _judgments(context, view, ids)
        verdicts = {each: _verdicts(context, view, said.get(each, ())) for each in ids}
    return tuple(LocalizationId(each) for each, some in verdicts.items() if some and all(one.all_fit for one in some))


def _judgments(
    context: Context, view: Reading, localization_ids: Collection[str]
) -> dict[str, tuple[PastJudgment, ...]]:
    """Localization -> what was said of it as a prompt, whatever became of it since."""
    of_items = decisions.prompt_items(view, localization_ids)
    found: dict[str, tuple[PastJudgment, ...]] = {}
    for row in history.judgments_of(view, list(of_items)):
        said = past_judgment(row, rubric_of(context, view, row.rubric_hash))
        found[of_items[row.item_id]] = (*found.get(of_items[row.item_id], ()), said)
    return found


def _verdicts(context: Context, view: Reading, said: Collection[PastJudgment]) -> tuple[Verdicts, ...]:
    """By rubric; of several versions of one rubric the newest names the answers."""
    found: dict[str, tuple[str, str, str, Counter[str]]] = {}
    for judgment in said:
        rubric = rubric_of(context, view, judgment.rubric_hash)
        asked = deciding(rubric)
        if asked is None or judgment.status not in COUNTING:
            continue
        given = next((each for each in judgment.ratings if each.criterion == asked.id), None)
        counts = found[rubric.id][3] if rubric.id in found else Counter()
        if given is not None and given.state is RatingState.GIVEN and isinstance(given.value, str):
            counts[given.value] += 1
            found[rubric.id] = (rubric.hash, asked.id, asked.options[0].id, counts)
    return tuple(Verdicts(*each) for each in found.values())


def _text(
    context: Context,
    view: Reading,
    row: TextRow,
    now: Mapping[tuple[str, str], str],
    said: tuple[PastJudgment, ...],
) -> PromptText:
    instead_of = now.get((row.prompt_id, row.locale)) if row.proposed and row.status != "approved" else None
    return PromptText(
        id=LocalizationId(row.id),
        prompt_id=row.key,
        round=row.round,
        locale=row.locale,
        revision=row.revision,
        status=TextStatus(row.status),
        made_by=MadeBy(row.made_by),
        author=row.author,
        reason=row.reason,
        text=content_from_json(row.content),
        instead_of=None if instead_of is None else content_from_json(instead_of),
        source_locale=row.source_locale,
        source_prompt=None if row.source is None else content_from_json(row.source),
        verdicts=_verdicts(context, view, said),
        judgments=said,
    )
