"""Running an export: into a folder beside the wanted one, which takes its name at the very end."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import polars as pl

from localize import datasets
from localize.campaign import parse_campaign
from localize.errors import NotFound, Refused, Said, said
from localize.exporters.discovery import exporters
from localize.exporters.job import Job, Votes, Written
from localize.exporters.manifest import FILE, SCHEMA_VERSION, Counts, Manifest, files_in, localize_version
from localize.ids import new_id
from localize.store import Reading, Store, campaigns
from localize.store.reading import locales_of

EXCLUDED = "excluded.jsonl"
Value = TypeVar("Value")


def export(
    store: Store,
    folder: Path | str,
    *,
    campaign: str,
    format: str,
    out: Path,
    locales: Sequence[str] | None = None,
    votes: str = Votes.MAJORITY,
    near: bool = False,
) -> Manifest:
    """Refresh the data sets in `folder`, then write `campaign` in `format` to `out`: everything, or nothing.

    `locales` None means all; `near`: judgments of fallback tiers vote too. Raises NotFound for an unknown campaign,
    format, locale or kind of votes, listing those there are, and Refused when `out` holds anything.
    """
    chosen = _one_of(format, exporters(), said("There is no export format {format}.", format=format))
    kind = _one_of(votes, {each.value: each for each in Votes}, said("There are no votes {votes}.", votes=votes))
    with store.read() as view:
        known = {each.id: each for each in campaigns.every(view)}
        row = _one_of(campaign, known, said("There is no campaign {campaign}.", campaign=campaign))
        tags, made_at = _locales(view, row, locales), view.now
    _check_free(out)
    datasets.refresh(store, folder)
    making = out.absolute().parent / f".{out.name}.{new_id()}"
    try:
        making.mkdir(parents=True)
    except OSError as fault:
        raise Refused(
            said("{folder} cannot be made: {fault}.", folder=out, fault=fault.strerror), said("Choose another folder.")
        ) from None
    try:
        job = Job(store, folder, datasets.watermark(folder), row, tags, kind, making, near)
        written = chosen.write(job)
        counts = _counts(job, written, of_judgments=chosen.of_judgments)
        written.excluded.select("judgment_id", "reason").write_ndjson(making / EXCLUDED)
        manifest = Manifest(
            format=chosen.name,
            campaign=row.id,
            votes=kind.value,
            near=near,
            watermark=job.watermark,
            schema_version=SCHEMA_VERSION,
            made_at=made_at.isoformat(),
            localize_version=localize_version(),
            counts=counts,
            files=tuple(files_in(making)),
        )
        (making / FILE).write_text(manifest.to_json(), encoding="utf-8")
        _take_name(making, out)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return manifest


def _one_of(name: str, known: Mapping[str, Value], what: Said) -> Value:
    if name not in known:
        raise NotFound(what, said("Choose one of: {known}.", known=", ".join(known) or said("none")))
    return known[name]


def _locales(view: Reading, row: campaigns.CampaignRow, wanted: Sequence[str] | None) -> tuple[str, ...]:
    known = {each: each for each in sorted({*parse_campaign(row.source).locales, *locales_of(view, row.id)})}
    chosen = known if wanted is None else wanted
    return tuple(
        sorted({_one_of(each, known, said("The campaign has no locale {locale}.", locale=each)) for each in chosen})
    )


def _check_free(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(
            said("{folder} is there already and not empty.", folder=out),
            said("Choose a new folder, or remove this one first."),
        )


def _take_name(making: Path, out: Path) -> None:
    try:
        if out.exists():
            out.rmdir()
        making.rename(out)
    except OSError:
        _check_free(out)
        raise


def _counts(job: Job, written: Written, *, of_judgments: bool) -> dict[str, Counts]:
    """Counts by locale. The sum is checked: a judgment that is neither exported nor excluded is a fault of ours."""
    if not of_judgments:
        return {tag: Counts(0, 0, 0, written.lines.get(tag, 0)) for tag in job.locales}
    found = job.read("judgments").select("judgment_id", "locale").collect()
    exported = found.filter(pl.col("judgment_id").is_in(written.exported.implode()))
    excluded = found.join(written.excluded, on="judgment_id", how="inner")
    if not found.height == exported.height + excluded.height == written.exported.len() + written.excluded.height:
        raise RuntimeError(f"{found.height} judgments, but {exported.height} exported and {excluded.height} excluded")
    by_locale = [dict(frame.group_by("locale").len().iter_rows()) for frame in (found, exported, excluded)]
    return {tag: _one(tag, *by_locale, written.lines) for tag in job.locales}


def _one(tag: str, *parts: Mapping[str, int]) -> Counts:
    judgments, exported, excluded, lines = (part.get(tag, 0) for part in parts)
    return Counts(judgments, exported, excluded, lines)
