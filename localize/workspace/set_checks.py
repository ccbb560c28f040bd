"""A file of known items against the rubric that its answers are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from localize.assignment.expecting import read_expected
from localize.errors import BadRubric, BadSet, NotFound, Problem, SetFault, said
from localize.intake import LOCAL, Limits
from localize.intake.set_files import SetFile, SetHead, SetItem, read_set_file
from localize.records import Content, Purpose, Unit, content_json
from localize.rubric.model import Rubric
from localize.store.judged_texts import texts_by_side
from localize.workspace.context import Context, rubric_on_shelf


def check_set(context: Context, file: Path, *, limits: Limits = LOCAL) -> SetFile:
    """What a file holds with everything that is wrong with it, against the rubric on the shelf. Raises BadFile."""
    found = read_set_file(file, limits)
    if found.head is None:
        return found
    try:
        rubric = rubric_on_shelf(context, found.head.rubric)
    except (NotFound, BadRubric) as error:
        return _with(found, [SetFault(1, "rubric", "K009", error.what)])
    return _with(found, [*rubric_faults(found.head, found.items, rubric)])


def sound_set(context: Context, file: Path, *, limits: Limits = LOCAL) -> tuple[SetHead, tuple[SetItem, ...]]:
    """A set without fault. Raises BadFile and BadSet."""
    found = check_set(context, file, limits=limits)
    if found.faults or found.head is None:
        raise BadSet(file.name, found.faults)
    return found.head, found.items


def _with(found: SetFile, more: Sequence[SetFault]) -> SetFile:
    return replace(found, faults=tuple(sorted([*found.faults, *more], key=lambda each: each.line)))


def rubric_faults(head: SetHead, items: Sequence[SetItem], rubric: Rubric) -> Iterator[SetFault]:
    """What does not fit the rubric: its unit, and what is expected of its criteria."""
    if rubric.unit != head.unit:
        what = said("the rubric {rubric} judges the unit {unit}", rubric=rubric.id, unit=rubric.unit)
        yield SetFault(1, "unit", "K009", what)
        return
    if head.purpose is Purpose.GOLD and rubric.wellbeing is not None:
        what = said("this rubric is for texts that may upset: nobody is checked silently on them")
        yield SetFault(1, "purpose", "K017", what)
    for item in items:
        _, problems = read_expected(
            rubric, item.expected, outputs=len(item.outputs), target=target_of(head.unit, item.prompt, item.outputs)
        )
        yield from (_fault(item.line, each) for each in problems)


def _fault(line: int, problem: Problem) -> SetFault:
    return SetFault(line, f"expected.{problem.place}", problem.code, problem.what)


def target_of(unit: Unit | str, prompt: Content, outputs: Sequence[str]) -> str | None:
    """The text that marks of an item speak of, where there is one."""
    return texts_by_side(unit, content_json(prompt), None, outputs[0] if outputs else None).get("target")
