"""The ledger: one row per judgment with everything it was about. Nothing is lost, nothing is summed up.

Rows are in the order of round, prompt, item and sequence. JSON Lines and Parquet hold the same rows and columns, and
the same watermark gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

from localize.datasets import data_sets
from localize.errors import said
from localize.exporters.job import LINES_AT_ONCE, Exporter, Job, Written
from localize.exporters.texts import OUTPUT_TEXTS, PROMPT_TEXTS, outputs_by_id, prompts_by_id
from localize.store import campaigns

ORDER = ("round", "prompt_id", "item_id", "sequence")
ROWS_OF_A_GROUP = 50_000
MOMENTS = ("opened_at", "submitted_at")
_OUTPUTS = pl.List(pl.Struct({"number": pl.Int32(), **OUTPUT_TEXTS}))
_OF_JUDGMENTS = {
    name: dtype for name, dtype in data_sets()["judgments"].schema.items() if name not in ("outputs", "models")
}
SCHEMA = pl.Schema(
    _OF_JUDGMENTS
    | {name: dtype for name, dtype in PROMPT_TEXTS.items() if name not in _OF_JUDGMENTS}
    | {"outputs": _OUTPUTS}
)
_KEPT = pl.Schema({"judgment_id": pl.String(), "locale": pl.String(), "rubric_hash": pl.String()})


def _write(job: Job) -> Written:
    judgments = pl.DataFrame(schema=_KEPT)
    for locale in job.locales:
        rows = job.read("judgments").filter(pl.col("locale") == locale).sort(ORDER).collect()
        if rows.height:
            _write_rows(job, locale, rows)
            judgments.extend(rows.select(list(_KEPT)))
    _write_events(job, judgments)
    _write_campaign(job, judgments)
    lines = dict(judgments.group_by("locale").len().iter_rows())
    nothing = pl.DataFrame(schema={"judgment_id": pl.String(), "reason": pl.String()})
    return Written(lines, judgments["judgment_id"], nothing)


def _write_rows(job: Job, locale: str, rows: pl.DataFrame) -> None:
    """Both files in one pass: each portion goes to the JSON Lines on its way to Parquet, so no locale has to fit."""
    with job.open(locale, "ledger.jsonl") as lines, job.open(locale, "ledger.parquet") as parquet:

        def portions(
            with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
        ) -> Iterator[pl.DataFrame]:
            for some in rows.iter_slices(LINES_AT_ONCE):
                portion = _with_texts(job, some)
                _as_json(portion).write_ndjson(lines)
                yield portion

        register_io_source(portions, schema=SCHEMA).sink_parquet(parquet, row_group_size=ROWS_OF_A_GROUP)


def _with_texts(job: Job, rows: pl.DataFrame) -> pl.DataFrame:
    prompts = prompts_by_id(job.store, rows["localization_id"])
    shown = rows.select("item_id", output_id="outputs").unique("item_id", maintain_order=True)
    shown = shown.with_columns(number=pl.int_ranges(pl.col("output_id").list.len(), dtype=pl.Int32))
    shown = shown.explode("output_id", "number").filter(pl.col("output_id").is_not_null())
    texts = outputs_by_id(job.store, shown["output_id"])
    outputs = (
        shown.join(texts, on="output_id", how="left", maintain_order="left")
        .group_by("item_id", maintain_order=True)
        .agg(outputs=pl.struct("number", "output_id", "model", "text"))
    )
    return (
        rows.drop("outputs", "models")
        .join(prompts, on="localization_id", how="left", maintain_order="left")
        .join(outputs, on="item_id", how="left", maintain_order="left")
        .with_columns(pl.col("outputs").fill_null([]))
        .select(list(SCHEMA))
    )


def _as_json(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(_iso(name) for name in MOMENTS)


def _iso(name: str) -> pl.Expr:
    return pl.col(name).dt.strftime("%Y-%m-%dT%H:%M:%S%.6fZ")


def _write_events(job: Job, judgments: pl.DataFrame) -> None:
    events = job.read("events").collect().join(judgments.select("judgment_id"), on="judgment_id", how="semi")
    events.sort("sequence").with_columns(_iso("at")).write_ndjson(job.folder / "events.jsonl")


def _write_campaign(job: Job, judgments: pl.DataFrame) -> None:
    """The campaign file, its guidelines, and the rubrics it pins or its judgments were made under."""
    _write_text(job.folder / "campaign.toml", job.campaign.source)
    _write_text(job.folder / "guidelines.md", job.campaign.guidelines)
    folder = job.folder / "rubrics"
    folder.mkdir()
    with job.store.read() as view:
        used = {*judgments["rubric_hash"].to_list(), *campaigns.pinned(view, job.campaign.id).values()}
        for rubric_hash in sorted(used):
            rubric_id, source = campaigns.rubric_source(view, rubric_hash)
            name = re.sub(r"[^\w-]", "_", rubric_id, flags=re.ASCII)
            _write_text(folder / f"{name}-{rubric_hash[:8]}.toml", source)


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


EXPORTER = Exporter(
    "ledger", said("Every judgment with everything it was about: the archive, and what can be restored."), _write
)
