"""The rubrics that a workspace can use: its own files and shipped ones, sound or not, and who uses them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from localize.campaign import Campaign
from localize.errors import BadRubric, Problem, Refused, said
from localize.records import Content, Unit, content_from_json
from localize.rubric import Rubric, check_content, check_file, find_rubrics
from localize.store import Reading, campaigns, items, samples
from localize.store.shown import texts_of
from localize.workspace.context import Context, campaign_in, campaigns_in

MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class RubricUse:
    """A campaign that pins a rubric. `current`: what it pins is what stands on the shelf now."""

    campaign: str
    version: str
    current: bool


@dataclass(frozen=True)
class ShelvedRubric:
    """A rubric file; `problems` say why `rubric` is None. `own`: of the workspace; `instead`: of a shipped one."""

    id: str
    own: bool
    instead: bool
    rubric: Rubric | None
    problems: tuple[Problem, ...]
    source: str
    uses: tuple[RubricUse, ...] = ()


@dataclass(frozen=True)
class SamplePlace:
    """Items of a campaign in one locale."""

    campaign: str
    locale: str


@dataclass(frozen=True)
class Sample:
    """The texts of an item in imported order, to look at; no model names."""

    locale: str
    prompt: Content
    outputs: tuple[str, ...]
    source_locale: str | None
    source_prompt: Content | None
    domain: str | None = None
    tags: tuple[str, ...] = field(default=())


def rubrics(context: Context) -> list[ShelvedRubric]:
    """All files by id, those of the workspace before the shipped ones."""
    own, shipped = context.settings.rubrics, find_rubrics(None)
    with context.store.read() as view:
        uses = _uses(context, view)
    found = []
    for id, path in find_rubrics(own).items():
        try:
            stat = path.stat()
            rubric, problems, source = _read(path, stat.st_mtime_ns, stat.st_size)
        except OSError:  # taken away a moment ago
            continue
        used = tuple(
            RubricUse(campaign, version, rubric is not None and pinned == rubric.hash)
            for campaign, version, pinned in uses.get(id, ())
        )
        is_own = path.parent == own
        found.append(ShelvedRubric(id, is_own, is_own and id in shipped, rubric, problems, source, used))
        _remember(context, rubric)
    return sorted(found, key=lambda each: (not each.own, each.id))


@lru_cache(maxsize=256)
def _read(path: Path, changed: int, size: int) -> tuple[Rubric | None, tuple[Problem, ...], str]:
    """Read again only when the file was changed."""
    rubric, problems = check_file(path)
    source = rubric.source_text if rubric else path.read_bytes()[:MOST_BYTES].decode("utf-8", "replace")
    return rubric, problems, source


def _uses(context: Context, view: Reading) -> Mapping[str, list[tuple[str, str, str]]]:
    uses: dict[str, list[tuple[str, str, str]]] = {}
    for opened in campaigns_in(view):
        for rubric_id, pinned in opened.pins.items():
            uses.setdefault(rubric_id, []).append((opened.id, campaigns.rubric_version(view, pinned), pinned))
    return uses


def _remember(context: Context, rubric: Rubric | None) -> None:
    """So that a page finds it by its hash, as it finds those that campaigns pin."""
    if rubric is not None:
        context.rubrics.setdefault(rubric.hash, rubric)


def check(context: Context, name: str, content: bytes) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """The rubric in a file that somebody holds, or what is wrong with it. Nothing is stored."""
    if len(content) > MOST_BYTES:
        what = said("The file has more than {most} bytes: that is no rubric.", most=MOST_BYTES)
        return None, (Problem("R001", name, what),)
    rubric, problems = check_content(content, name)
    _remember(context, rubric)
    return rubric, problems


def keep(context: Context, name: str, content: bytes) -> Rubric:
    """Put a file into `rubrics/` of the workspace, whole or not at all; campaigns take it with their next update.

    Raises BadRubric, and Refused where the shelf has other content under this id and a version as high.
    """
    rubric, problems = check(context, name, content)
    if rubric is None:
        raise BadRubric(name, problems)
    target = context.settings.rubrics / f"{rubric.id}.toml"
    with context.store.work(context.actor_id) as tx:
        for shelf in (find_rubrics(None), find_rubrics(context.settings.rubrics)):
            known = check_file(shelf[rubric.id])[0] if rubric.id in shelf else None
            if known is not None:
                _refuse_the_same_version(rubric, known)
        try:
            _write(target, content)
        except OSError as fault:
            raise Refused(
                said("{file} cannot be written: {fault}.", file=target.name, fault=fault.strerror),
                said("Nothing was changed. Ask who runs this server to look at its disk."),
            ) from None
        tx.journal.audit("rubric.kept", rubric.id, version=rubric.version, hash=rubric.hash)
    return rubric


def _refuse_the_same_version(new: Rubric, known: Rubric) -> None:
    if new.hash != known.hash and _numbers(new.version) <= _numbers(known.version):
        raise Refused(
            said(
                "The rubric {rubric} is here as version {version} with other content.",
                rubric=known.id,
                version=known.version,
            ),
            said("Write a higher version into the file: the last number for a wording, the first for another meaning."),
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in version.split("."))


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, target)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise


def sample_places(context: Context, unit: Unit) -> list[SamplePlace]:
    """Where there are items of a unit."""
    with context.store.read() as view:
        known: list[Campaign] = [each.campaign for each in campaigns_in(view)]
        pools = [pool for each in known for pool in items.pools_of(view, each.id) if pool.unit == unit]
    return [SamplePlace(*each) for each in dict.fromkeys((pool.campaign_id, pool.locale) for pool in pools)]


def sample(context: Context, unit: Unit, place: SamplePlace) -> Sample | None:
    """The first item there; None where there is none any more. Raises NotFound."""
    with context.store.read() as view:
        campaign_in(view, place.campaign)
        for pool in items.pools_of(view, place.campaign):
            if pool.unit != unit or pool.locale != place.locale:
                continue
            item_id = samples.first_item(view, pool.id)
            if item_id is not None:
                return _sample(view, item_id)
    return None


def _sample(view: Reading, item_id: str) -> Sample:
    texts = texts_of(view, item_id)
    source = None if texts.source is None else content_from_json(texts.source)
    return Sample(
        locale=texts.locale,
        prompt=content_from_json(texts.prompt),
        outputs=texts.outputs,
        source_locale=texts.source_locale,
        source_prompt=source,
        domain=texts.domain,
        tags=tuple(json.loads(texts.tags)),
    )
