"""From the text of a rubric file to a `Rubric`, or to everything that is wrong with it and how to mend it.

Codes: R001 not TOML, R002 missing, R003 schema, R004 id and file name, R005 version, R006 unit, R007 type,
R008 unknown key, R009 unknown value, R010-R018 id, duplicate, kind, question, measure, key of another kind, group,
R020-R028 levels, N/A and places, R030-R039 options, rows, bounds, marks, keys, R040-R047 conditions and order,
R050-R055 weights, examples, aggregate, R060-R065 profiles, overlap, what is required, wellbeing.
"""

from __future__ import annotations

import re
import tomllib
from hashlib import sha256
from pathlib import Path

from localize.errors import BadRubric, Problem, said
from localize.records import Unit
from localize.rubric.checks import check_criterion
from localize.rubric.criteria import read_criterion
from localize.rubric.elements import LANGUAGE_TAG, read_step
from localize.rubric.model import Aggregate, Criterion, LocaleMatch, Mode, Overlap, Requires, Rubric, Status, Wellbeing
from localize.rubric.table import Table
from localize.rubric.traps import check_traps
from localize.rubric.whole import check_whole, check_whole_traps

SCHEMA = "rubric/1"
VERSION = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})", re.ASCII)
# after these a criterion still has the right types, so what goes with what can be looked at too
HARMLESS = frozenset({"R008", "R013", "R014", "R015", "R021", "R024", "R044", "R054"})


def parse_rubric(text: str, name: str) -> Rubric:
    """The rubric in `text`; `name` is its file name, with or without `.toml`. Raises BadRubric with every problem."""
    rubric, problems = _parse(text, name)
    if rubric is None or problems:
        raise BadRubric(name, problems)
    return rubric


def parse_kept_rubric(text: str, name: str) -> Rubric:
    """A rubric that was accepted once: what was learned since about stopping reviewers does not shut it out.

    Raises BadRubric where it could not be read at all.
    """
    rubric, problems = _parse(text, name, traps=False)
    if rubric is None or problems:
        raise BadRubric(name, problems)
    return rubric


def read_rubric(path: Path) -> Rubric:
    """The rubric in a file. Raises BadRubric with every problem."""
    rubric, problems = check_file(path)
    if rubric is None:
        raise BadRubric(path, problems)
    return rubric


def check_file(path: Path) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """The rubric in a file, or None and what is wrong; never raises for what a file may hold."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, (Problem("R001", path.name, said("The file cannot be read: {reason}.", reason=error.strerror)),)
    return check_content(content, path.name)


def check_content(content: bytes, name: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """The same for what a file called `name` holds."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None, (Problem("R001", name, said("The file is not UTF-8: save it as UTF-8.")),)
    if text.startswith("\ufeff"):
        return None, (Problem("R001", name, said("The file begins with a byte order mark: save it as UTF-8 without.")),)
    rubric, problems = _parse(text, name)
    return (None if problems else rubric), tuple(problems)


def _parse(text: str, name: str, *, traps: bool = True) -> tuple[Rubric | None, list[Problem]]:
    try:
        raw, content = tomllib.loads(text), text.encode()
    except (ValueError, RecursionError) as error:
        reason = str(error) or type(error).__name__
        return None, [Problem("R001", name, said("This is not TOML: {reason}.", reason=reason))]
    problems: list[Problem] = []
    top = Table(raw, "", problems)
    tables = top.tables("criteria")
    ids = [each.any("id") if isinstance(each.any("id"), str) else "" for each in tables]
    criteria, sound = _criteria(tables, ids, problems)
    rubric = _rubric(top, name.removesuffix(".toml"), criteria, text, sha256(content).hexdigest())
    if not criteria and top.any("criteria") in (None, []):
        top.note("R002", "criteria", said("Write one criterion or more: [[criteria]]."))
    before: dict[str, Criterion | None] = {}
    for each in criteria:
        if each.id in sound:
            problems += check_criterion(each, rubric, before)
            problems += check_traps(each, rubric, before) if traps else ()
        before[each.id] = each if each.id in sound else None
    problems += check_whole(rubric, ids)
    problems += check_whole_traps(rubric) if traps else ()
    return rubric, problems


def _criteria(tables: list[Table], ids: list[str], problems: list[Problem]) -> tuple[tuple[Criterion, ...], set[str]]:
    criteria, sound = [], set()
    for table in tables:
        known = len(problems)
        criterion = read_criterion(table, [id for id in ids if id])
        criteria.append(criterion)
        if all(each.code in HARMLESS for each in problems[known:]):
            sound.add(criterion.id)
    return tuple(criteria), sound


def _rubric(top: Table, name: str, criteria: tuple[Criterion, ...], text: str, digest: str) -> Rubric:
    schema, id, version, lang = top.text("schema"), top.text("id"), top.text("version"), top.text("lang")
    if schema and schema != SCHEMA:
        top.note("R003", "schema", said('Write schema = "{schema}".', schema=SCHEMA))
    if id and id != name:
        top.note("R004", "id", said("The id must be the file name: {name}.", name=name))
    if version and not VERSION.fullmatch(version):
        top.note("R005", "version", said("Write the version as three numbers: 1.0.0."))
    if lang and not LANGUAGE_TAG.fullmatch(lang):
        top.note("R054", "lang", said("{tag} is no language tag; write one such as pt-BR.", tag=repr(lang)))
    unit = top.one_of("unit", Unit, code="R006")
    if unit is None and not top.has("unit"):
        top.note("R002", "unit", said("Say what is judged, one of: {units}.", units=", ".join(Unit)))
    rubric = Rubric(
        id=id,
        version=version,
        unit=unit or Unit.OUTPUT,
        lang=lang,
        title=top.text("title"),
        intro=top.text("intro"),
        criteria=criteria,
        source_text=text,
        hash=digest,
        status=top.one_of("status", Status, default=Status.ACTIVE) or Status.ACTIVE,
        requires=_requires(top.table("requires")),
        overlap=_overlap(top.table("overlap")),
        aggregate=top.one_of("aggregate", Aggregate, default=Aggregate.DISTRIBUTION) or Aggregate.DISTRIBUTION,
        profiles=_profiles(top.table("profiles")),
        mode=top.one_of("mode", Mode),
        checklist_scale=tuple(read_step(each) for each in top.tables("checklist_scale")),
        wellbeing=_wellbeing(top.table("wellbeing")),
        sources=top.texts("sources"),
        attribution=top.text_or_none("attribution"),
    )
    top.finish()
    return rubric


def _requires(table: Table | None) -> Requires:
    if table is None:
        return Requires()
    requires = Requires(
        table.one_of("locale_match", LocaleMatch) or LocaleMatch.REGION,
        table.flag("needs_source_language"),
        table.text_or_none("qualification"),
        table.text_or_none("opt_in"),
    )
    table.finish()
    return requires


def _overlap(table: Table | None) -> Overlap:
    if table is None:
        return Overlap()
    usual = Overlap()
    least, target = table.whole("min", usual.min, least=1), table.whole("target", usual.target, least=1)
    most = table.whole("max", usual.max, least=1)
    overlap = Overlap(least or usual.min, target or usual.target, most or usual.max, table.flag("adaptive"))
    table.finish()
    return overlap


def _profiles(table: Table | None) -> dict[str, tuple[str, ...]]:
    return {name: table.texts(name) for name in table.entries()} if table else {}


def _wellbeing(table: Table | None) -> Wellbeing | None:
    if table is None:
        return None
    wellbeing = Wellbeing(
        consent=table.flag("consent"),
        hide_until_click=table.flag("hide_until_click"),
        show_categories_first=table.flag("show_categories_first"),
        max_minutes_per_day=table.whole("max_minutes_per_day", least=1),
        break_every_minutes=table.whole("break_every_minutes", least=1),
        skip_without_reason=table.flag("skip_without_reason"),
        support_link_required=table.flag("support_link_required"),
    )
    table.finish()
    return wellbeing
