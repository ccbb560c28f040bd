"""Sets of known items: taken in, replaced, retired."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from localize.errors import BadSet, NotFound, Refused, Said, SetFault, said, said_to_json
from localize.ids import derived_id
from localize.intake import LOCAL, Limits
from localize.intake.set_files import SetHead, SetItem, read_set_file
from localize.records import Purpose, content_json
from localize.rubric.model import Rubric
from localize.rubric.ratings import asked
from localize.store import Reading, Writing, attempts, known, known_answers
from localize.workspace.campaigning import keep_and_pin
from localize.workspace.context import Context, OpenCampaign, campaign_in, rubric_of, rubric_on_shelf
from localize.workspace.known_records import SetReport
from localize.workspace.passing import count_again
from localize.workspace.scoring import look_at_gold
from localize.workspace.set_checks import rubric_faults, sound_set

STARTER_SETS = Path(__file__).resolve().parents[1] / "starter_sets"


def import_set(context: Context, file: Path, campaign_id: str, *, limits: Limits = LOCAL) -> SetReport:
    """All or nothing. The same set again changes nothing; another one of its key retires that."""
    head, rows = sound_set(context, file, limits=limits)
    with context.store.write(context.actor_id) as tx:
        opened = campaign_in(tx, campaign_id)
        rubric = _rubric(context, tx, opened, head)
        faults = [*rubric_faults(head, rows, rubric), *_not_asked(opened, head, rows, rubric)]
        if faults:
            raise BadSet(file.name, faults)
        report = _keep(tx, opened, head, rows, rubric)
    if head.purpose == Purpose.GOLD:
        look_at_gold(context, opened.id)
    return report


def _rubric(context: Context, tx: Writing, opened: OpenCampaign, head: SetHead) -> Rubric:
    """The content of the rubric that the campaign uses; that of the shelf, pinned now, where it uses none yet."""
    if head.rubric in opened.pins:
        return rubric_of(context, tx, opened.pins[head.rubric])
    rubric = rubric_on_shelf(context, head.rubric)
    keep_and_pin(tx, opened.id, rubric.id, rubric.version, rubric.hash, rubric.source_text)
    return rubric


def _not_asked(opened: OpenCampaign, head: SetHead, rows: Sequence[SetItem], rubric: Rubric) -> list[SetFault]:
    """Items of which this campaign asks none of the criteria that something is expected of."""
    reviews = opened.campaign.reviews
    same = (each.profile for each in reviews if (each.unit, each.rubric) == (head.unit, head.rubric))
    profile = next(same, None)
    there = set(asked(rubric, profile=profile, blind=False))
    what = said("this campaign asks none of these criteria (profile {profile})", profile=profile)
    return [SetFault(each.line, "expected", "K018", what) for each in rows if not there & set(each.expected)]


def _keep(tx: Writing, opened: OpenCampaign, head: SetHead, rows: Sequence[SetItem], rubric: Rubric) -> SetReport:
    content = json.dumps([repr(head), rubric.major, *(_written(each) for each in rows)], ensure_ascii=False)
    before = known.find(tx, opened.id, head.key)
    times = sum(each.key == head.key for each in known.sets(tx, opened.id, retired=True))
    ids = [derived_id("set", opened.id, head.key, content, number) for number in range(times + 1)]
    if before is not None and before.id in ids:
        return SetReport(head.key, head.purpose, head.locale, len(rows), unchanged=True)
    if before is not None:
        known.retire_set(tx, before.id)
    there = known.ever(tx, ids)
    set_id = next(each for each in ids if each not in there)
    row = known.SetRow(
        set_id, opened.id, head.key, head.purpose, head.locale, head.unit, head.rubric, rubric.major, head.title,
        head.pass_mark, head.attempts, tx.now, None,
    )  # fmt: skip
    known.add(tx, row, [_new(each) for each in rows])
    return SetReport(head.key, head.purpose, head.locale, len(rows), replaced=before is not None)


def _written(item: SetItem) -> list[object]:
    new = _new(item)
    return [new.name, new.prompt, new.source_locale, new.source, new.domain, new.tags, new.outputs, new.expected,
            new.explanation]  # fmt: skip


def _new(item: SetItem) -> known.NewItem:
    return known.NewItem(
        name=item.name,
        prompt=content_json(item.prompt),
        source_locale=item.source_locale,
        source=None if item.source_prompt is None else content_json(item.source_prompt),
        domain=item.domain,
        tags=json.dumps(list(item.tags), ensure_ascii=False),
        outputs=item.outputs,
        expected=json.dumps(item.expected, ensure_ascii=False),
        explanation=item.explanation,
    )


@cache
def starter_files() -> Mapping[str, tuple[Path, ...]]:
    """Locale -> its shipped files: what of a test one needs first comes first."""
    found: dict[str, list[tuple[int, Path]]] = {}
    order = ("placement", "tutorial", "calibration", "gold")
    for path in sorted(STARTER_SETS.glob("*.jsonl")):
        head = read_set_file(path, LOCAL).head
        if head is not None:
            found.setdefault(head.locale, []).append((order.index(head.purpose), path))
    return {locale: tuple(path for _, path in sorted(paths)) for locale, paths in sorted(found.items())}


def import_starter_sets(context: Context, campaign_id: str, locales: Sequence[str] | None) -> list[SetReport]:
    """Shipped sets of these locales; None: of those that the campaign names. Raises NotFound for one without any."""
    shipped = starter_files()
    with context.store.read() as view:
        wanted = campaign_in(view, campaign_id).campaign.locales if locales is None else tuple(locales)
    for locale in () if locales is None else wanted:
        if locale not in shipped:
            raise NotFound(
                said("There is no starter set for {locale}.", locale=locale),
                said("There are sets for: {locales}.", locales=", ".join(shipped)),
            )
    return [import_set(context, file, campaign_id) for locale in wanted for file in shipped.get(locale, ())]


def set_in_use(view: Reading, campaign_id: str, key: str) -> known.SetRow:
    """Raises NotFound naming the sets there are."""
    campaign_in(view, campaign_id)
    found = known.find(view, campaign_id, key)
    if found is None:
        keys = ", ".join(each.key for each in known.sets(view, campaign_id))
        raise NotFound(
            said("The campaign {campaign} uses no set {key}.", campaign=campaign_id, key=key),
            said("Sets in use: {keys}.", keys=keys) if keys else said("Import one with `localize sets import FILE`."),
        )
    return found


def retire_set(context: Context, campaign_id: str, key: str) -> None:
    """Nobody gets its items any more; what was answered stays."""
    with context.store.write(context.actor_id) as tx:
        known.retire_set(tx, set_in_use(tx, campaign_id, key).id)


def retire_known_item(context: Context, campaign_id: str, key: str, number: int, reason: str) -> None:
    """Nobody gets it any more and no answer to it counts; attempts are counted again. Raises NotFound and Refused."""
    words = reason.strip()
    if not words:
        raise Refused(said("Say why the item is retired."), said("A short sentence is enough."))
    with context.store.write(context.actor_id) as tx:
        found = set_in_use(tx, campaign_id, key)
        item = next((each for each in known.items_of(tx, found.id) if each.number + 1 == number), None)
        if item is None:
            raise NotFound(
                said("The set {key} has no item {number}.", key=key, number=number), said("Look at the set.")
            )
        retire(tx, item.id, said("{words}", words=words))


def retire(tx: Writing, known_id: str, reason: Said) -> None:
    """No answer to it counts any more, and attempts are counted again."""
    known.retire_item(tx, known_id, json.dumps(said_to_json(reason), ensure_ascii=False))
    for attempt_id in known_answers.excuse_item(tx, known_id):
        count_again(tx, attempts.of_id(tx, attempt_id))
