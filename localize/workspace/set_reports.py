"""How sets of known items go, for coordinators."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import sqrt

from localize.assignment.expected_words import expected_in_words
from localize.assignment.gold import good_answers
from localize.errors import Said, said_from_json
from localize.records import Purpose, content_from_json
from localize.store import Reading, attempts, known, known_answers
from localize.store.known import SetRow
from localize.workspace.comparing import conditions_of
from localize.workspace.context import Context, campaign_in, known_campaign, rubric_of
from localize.workspace.feedback import rubric_words
from localize.workspace.known_records import KnownItem, MissingTest, SetStatus, Share
from localize.workspace.qualifying import missing_tests
from localize.workspace.sets import set_in_use

_Z = 1.959963984540054  # of a 95 % interval


def share(hits: int, of: int) -> Share:
    """A part of 1 with its 95 % Wilson interval (Wilson 1927)."""
    if not of:
        return Share(hits, of, None, None, None)
    part, z2 = hits / of, _Z * _Z
    middle, half = part + z2 / (2 * of), _Z * sqrt(part * (1 - part) / of + z2 / (4 * of * of))
    scale = 1 + z2 / of
    return Share(hits, of, part, max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale))


def sets(context: Context, campaign_id: str | None) -> list[SetStatus]:
    with context.store.read() as view:
        if campaign_id is not None:
            campaign_in(view, campaign_id)
        rows = known.sets(view, campaign_id)
        answers = known_answers.of_sets(view, [each.id for each in rows])
        tried = attempts.of_sets(view, [each.id for each in rows])
        return [
            _status(
                view,
                row,
                [each[2:] for each in answers if each[0] == row.id],
                [each for each in tried if each.set_id == row.id],
            )
            for row in rows
        ]


def _status(
    view: Reading, row: SetRow, answers: Sequence[tuple[str, bool, bool]], tried: Sequence[attempts.AttemptRow]
) -> SetStatus:
    rows = known.items_of(view, row.id)
    counted = [right for _, right, excused in answers if not excused]
    return SetStatus(
        campaign=row.campaign_id,
        key=row.key,
        purpose=Purpose(row.purpose),
        locale=row.locale,
        unit=row.unit,
        rubric=row.rubric_id,
        title=row.title,
        items=len(rows),
        retired_items=sum(each.retired_at is not None for each in rows),
        pass_mark=row.pass_mark,
        attempts=row.attempts,
        people=len({each.person_id for each in tried} | {person for person, *_ in answers}),
        passed=len({each.person_id for each in tried if each.passed}),
        answered=len(answers),
        right=share(sum(counted), len(counted)),
    )


def known_items(context: Context, campaign_id: str, key: str, ui_language: str) -> list[KnownItem]:
    with context.store.read() as view:
        row = set_in_use(view, campaign_id, key)
        answers = known_answers.of_sets(view, [row.id])
        gold = known_answers.gold_of(view, campaign_id)
        return [_item(context, view, row, each, answers, gold, ui_language) for each in known.items_of(view, row.id)]


def _item(
    context: Context,
    view: Reading,
    row: SetRow,
    item: known.KnownRow,
    answers: Sequence[tuple[str, str, str, bool, bool]],
    gold: Sequence[tuple[str, str, bool]],
    ui_language: str,
) -> KnownItem:
    outputs = known.texts(view, item)
    mine = [(person, right) for _, known_id, person, right, _ in answers if known_id == item.id]
    others = [each for each in gold if each[0] != item.id]
    good, good_right = good_answers(item.id, [*others, *((item.id, person, right) for person, right in mine)])
    return KnownItem(
        number=item.number + 1,
        prompt=content_from_json(item.content),
        outputs=outputs,
        expected=_expected(context, view, row, item, outputs, ui_language),
        explanation=item.explanation,
        answered=len(mine),
        right=sum(right for _, right in mine),
        good_answered=good,
        good_right=good_right,
        retired_at=item.retired_at,
        retired_because=None if item.retired_because is None else said_from_json(json.loads(item.retired_because)),
    )


def _expected(
    context: Context, view: Reading, row: SetRow, item: known.KnownRow, outputs: Sequence[str], ui_language: str
) -> tuple[Said, ...]:
    opened = known_campaign(context, view, row.campaign_id)
    rubric = rubric_of(context, view, opened.pins[row.rubric_id])
    words = rubric_words(rubric, row.locale, ui_language)
    order = range(len(outputs))
    return tuple(expected_in_words(rubric, each, order, words) for each in conditions_of(rubric, row, item, outputs))


def open_appeals(context: Context, campaign_id: str) -> int:
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        return known_answers.open_appeals(view, campaign_id)


def missing(context: Context, campaign_id: str) -> list[MissingTest]:
    with context.store.read() as view:
        return missing_tests(context, view, campaign_in(view, campaign_id))
