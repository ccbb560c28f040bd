"""The doctor: settings, integrity, the audit chain, data sets against the store. Looks, and changes nothing."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from localize.errors import LocalizeError, Said, said
from localize.settings import PASSWORD_FILE, SECRET_FILE, SIGN_IN_FILE
from localize.store import Reading, checking
from localize.store.reading import watermark
from localize.workspace.context import Context, OpenCampaign, campaigns_in, rubric_of

FREE_MB = 500
_RESTORE = said("Restore a backup: see docs/guides/operating.md.")


@dataclass(frozen=True)
class Finding:
    """One thing the doctor looked at; `way_out` is set where something is wrong."""

    check: str
    ok: bool
    what: Said
    way_out: Said | None = None


Found = tuple[str, Said | None, Said | None]


def doctor(context: Context) -> list[Finding]:
    """Everything there is to look at, in one consistent view of the database."""
    return [
        Finding(check, fault is None, fault or said("in order"), None if fault is None else way_out)
        for check, fault, way_out in _checks(context)
    ]


def _checks(context: Context) -> Iterator[Found]:
    yield from _folder(context.settings.folder)
    with context.store.read() as view:
        yield from _database(view)
        for each in campaigns_in(view):
            yield (
                f"rubrics of {each.id}",
                _rubric_fault(context, view, each),
                said("Put the rubric back: `localize campaign update`."),
            )
        yield from _data_sets(context, view)


def _folder(folder: Path) -> Iterator[Found]:
    for name, file, closed in (
        ("folder", folder, 0o007),
        ("secret", folder / SECRET_FILE, 0o077),
        ("password", folder / PASSWORD_FILE, 0o077),
        ("sign-in", folder / SIGN_IN_FILE, 0o077),
    ):
        open_to_others = file.exists() and stat.S_IMODE(file.stat().st_mode) & closed
        fault = said("others can read {file}", file=file.name) if open_to_others else None
        yield name, fault, said("Run `chmod go-rwx {file}`.", file=file)
    free = shutil.disk_usage(folder).free // 2**20
    fault = said("{free} MB are free", free=free) if free < FREE_MB else None
    yield "disk", fault, said("Make room: on a full disk nothing can be saved.")


def _database(view: Reading) -> Iterator[Found]:
    faults = list(checking.database_faults(view))
    yield "database", said("{faults}", faults="; ".join(faults[:5])) if faults else None, _RESTORE
    missing = checking.missing_triggers(view)
    fault = (
        said("nothing refuses a change of recorded rows: {missing}", missing=", ".join(missing)) if missing else None
    )
    yield "triggers", fault, _RESTORE
    row = checking.broken_audit(view)
    fault = None if row is None else said("the chain breaks at row {row}: somebody changed it", row=row)
    yield "audit", fault, _RESTORE
    gap = checking.missing_sequence(view)
    yield "sequence", None if gap is None else said("number {number} is missing", number=gap), _RESTORE
    loose = checking.slots_over(view)
    yield "slots", said("{count} slots do not fit their claims", count=loose) if loose else None, _RESTORE
    half = checking.half_judgments(view)
    yield "judgments", said("{count} judgments are not whole", count=half) if half else None, _RESTORE
    twice = checking.judged_twice(view)
    fault = said("{count} assignments have two judgments that both count", count=twice) if twice else None
    yield "corrections", fault, _RESTORE
    staged = checking.unsettled(view)
    fault = said("{count} imported judgments wait: an import was killed", count=staged) if staged else None
    yield "imports", fault, said("Import the same file again: it goes on where it ended.")


def _rubric_fault(context: Context, view: Reading, opened: OpenCampaign) -> Said | None:
    try:
        for content in opened.pins.values():
            rubric_of(context, view, content)
    except LocalizeError as unreadable:
        return unreadable.what
    missing = [review.rubric for review in opened.campaign.reviews if review.rubric not in opened.pins]
    return said("no content is pinned for {rubrics}", rubrics=", ".join(missing)) if missing else None


def _data_sets(context: Context, view: Reading) -> Iterator[Found]:
    """What the tables hold must be what the database holds, up to where they have come."""
    from localize import datasets

    folder, last = context.settings.datasets, watermark(view)
    reached = datasets.watermark(folder)
    fault = None
    if reached > last:
        fault = said("they reach {reached}, the database only {last}", reached=reached, last=last)
    elif reached:
        kept = datasets.read(folder, "judgments", history=True).select("judgment_id", "sequence").collect()
        wrong = len(set(checking.judgment_numbers(view, reached)) ^ set(kept.iter_rows()))
        fault = said("{count} judgments differ from the database", count=wrong) if wrong else None
    yield "data sets", fault, said("Delete the folder {folder}: it is made anew from the database.", folder=folder)
