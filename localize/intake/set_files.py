"""Sets of items whose answer is known (`set/1`, JSON Lines): the head, then a line for each item. Pure.

Codes (K010 to K016, of `expected`, are in `assignment.expecting`): K001 no JSON object, K002 no head, K003 unknown key,
K004 missing, K005 a value that is not allowed, K006 outputs that do not make the unit, K007 a name twice, K008 no
items, K009 the rubric does not fit, K017 what may never be silent, K018 nothing of it is asked in this campaign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from localize.errors import BadFile, SetFault, said
from localize.intake import opening, set_lines, strict_json
from localize.intake.checks import Fault, content, name
from localize.intake.set_lines import Line
from localize.intake.source import LINE_MAX_BYTES, PAGE, Limits
from localize.records import Content, Purpose, Unit

SCHEMA = "set/1"
PURPOSES = (Purpose.GOLD, Purpose.PLACEMENT, Purpose.TUTORIAL, Purpose.CALIBRATION)
OUTPUTS = {Unit.PROMPT: (0, 0), Unit.OUTPUT: (1, 1), Unit.TRANSLATION: (1, 1), Unit.PAIR: (2, 2), Unit.LIST: (2, 26)}
"""Unit -> the fewest and the most outputs of an item; briefs have no known answer."""
PASS_MARK = {Purpose.PLACEMENT: 0.75}
ATTEMPTS = {Purpose.PLACEMENT: 2, Purpose.GOLD: 1}
ITEMS_MAX = 1_000
_HEAD = ("schema", "key", "purpose", "locale", "unit", "rubric", "title", "pass_mark", "attempts")
_ITEM = ("item", "prompt", "source_locale", "source_prompt", "outputs", "expected", "explanation", "domain", "tags")


@dataclass(frozen=True, slots=True)
class SetHead:
    """What a set is. `pass_mark` is the part (0 to 1) of its items that must be right, `attempts` how often one may
    try; both matter for tests alone: placement, tutorial and calibration.
    """

    key: str
    purpose: Purpose
    locale: str
    unit: Unit
    rubric: str
    title: str
    pass_mark: float
    attempts: int


@dataclass(frozen=True, slots=True)
class SetItem:
    """One line. `expected` is criterion -> condition as in the file; letters there mean `outputs` in this order."""

    line: int
    name: str
    prompt: Content
    outputs: tuple[str, ...]
    expected: Mapping[str, Any] = field(hash=False)
    explanation: str
    source_locale: str | None = None
    source_prompt: Content | None = None
    domain: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetFile:
    """What a file holds, and everything that is wrong with it: `head` is None where it is no head."""

    head: SetHead | None
    items: tuple[SetItem, ...]
    faults: tuple[SetFault, ...]


def read_set_file(path: Path, limits: Limits = PAGE) -> SetFile:
    """The set in a file. Raises BadFile where it cannot be read at all."""
    opening.check_file(path, limits)
    opening.check_text(path)
    try:
        return read_set(path.read_bytes())
    except OSError as error:
        what = said("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror)
        raise BadFile(what, said("Check the path and the permissions.")) from None


def read_set(raw: bytes) -> SetFile:
    """The set in these bytes. Never raises for what they hold."""
    faults: list[SetFault] = []
    records = list(_records(raw, faults))
    head = _head(records[0], faults) if records else None
    if not records:
        faults.append(SetFault(1, "", "K002", said("The first line must be the head of the set.")))
    items = [found for line, values in records[1:] if (found := _item(line, values, head, faults)) is not None]
    if records and len(records) == 1:
        faults.append(SetFault(records[0][0], "", "K008", said("The set holds no items.")))
    if len(records) - 1 > ITEMS_MAX:
        faults.append(
            SetFault(records[ITEMS_MAX + 1][0], "", "K005", said("A set has at most {top} items.", top=ITEMS_MAX))
        )
    names: dict[str, int] = {}
    for each in items:
        if names.setdefault(each.name, each.line) != each.line:
            what = said("Line {line} has this name already.", line=names[each.name])
            faults.append(SetFault(each.line, "item", "K007", what))
    return SetFile(head, tuple(items), tuple(sorted(faults, key=lambda each: each.line)))


def _records(raw: bytes, faults: list[SetFault]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            if len(line) > LINE_MAX_BYTES:
                raise Fault("", said("the line is longer than {max} bytes", max=LINE_MAX_BYTES))
            value = strict_json.loads(line, line=number)
            if not isinstance(value, dict):
                raise Fault("", said("a line must be one JSON object, {{…}}"))
        except strict_json.BadJson as error:
            faults.append(SetFault(number, error.key or "", "K001", error.what))
        except Fault as fault:
            faults.append(SetFault(number, "", "K001", fault.what))
        else:
            yield number, value


def _head(record: tuple[int, Mapping[str, Any]], faults: list[SetFault]) -> SetHead | None:
    line = Line(*record, _HEAD, faults)
    if line.values.get("schema") != SCHEMA:
        line.note(
            "schema", "K002", said('The first line must be the head: {{"schema": "{schema}", …}}.', schema=SCHEMA)
        )
        return None
    purpose = line.read("purpose", set_lines.one_of(Purpose, PURPOSES))
    head = SetHead(
        key=line.read("key", set_lines.key),
        purpose=purpose,
        locale=line.read("locale", set_lines.locale),
        unit=line.read("unit", set_lines.one_of(Unit, OUTPUTS)),
        rubric=line.read("rubric", name),
        title=line.read("title", name),
        pass_mark=line.read("pass_mark", set_lines.part, PASS_MARK.get(purpose, 0.0)),
        attempts=line.read("attempts", set_lines.attempts, ATTEMPTS.get(purpose, set_lines.ATTEMPTS_MAX)),
    )
    return head if line.sound else None


def _item(number: int, values: Mapping[str, Any], head: SetHead | None, faults: list[SetFault]) -> SetItem | None:
    line = Line(number, values, _ITEM, faults)
    outputs = tuple(line.optional("outputs", set_lines.outputs) or ())
    if head is not None and line.sound and not OUTPUTS[head.unit][0] <= len(outputs) <= OUTPUTS[head.unit][1]:
        fewest, most = OUTPUTS[head.unit]
        what = said(
            "An item of the unit {unit} has {fewest} to {most} outputs.", unit=head.unit, fewest=fewest, most=most
        )
        line.note("outputs", "K006", what)
    item = SetItem(
        line=number,
        name=line.read("item", name),
        prompt=line.read("prompt", content),
        outputs=outputs,
        expected=line.read("expected", set_lines.expected),
        explanation=line.read("explanation", set_lines.words),
        source_locale=line.optional("source_locale", set_lines.locale),
        source_prompt=line.optional("source_prompt", content),
        domain=line.optional("domain", name),
        tags=tuple(line.optional("tags", set_lines.tags) or ()),
    )
    return item if line.sound else None
