"""Numbers that were computed elsewhere become signals of the texts they speak of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from localize.errors import LocalizeError, Said, said
from localize.ids import derived_id
from localize.intake import Limits
from localize.intake.scores import ScoreLine, read_scores
from localize.languages import canonical
from localize.records import Rejection
from localize.signals import signals as known_signals
from localize.store import Reading, content, signals
from localize.store.signals import Target
from localize.workspace.context import Context, campaign_in
from localize.workspace.spreads import keep_spreads

ROWS_AT_ONCE = 500


@dataclass
class ScoresReport:
    """What an import of numbers did: `accepted` numbers by metric; `rejected` rows with line, column and reason."""

    campaign: str
    accepted: int = 0
    unchanged: int = 0
    metrics: dict[str, int] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    dry_run: bool = False


Found = tuple[Target, ScoreLine]


def import_scores(context: Context, file: Path, campaign_id: str, *, dry_run: bool, limits: Limits) -> ScoresReport:
    """All or nothing. The same numbers again change nothing."""
    report = ScoresReport(campaign_id, dry_run=dry_run)
    lines: list[ScoreLine] = []
    for row in read_scores(file, limits):
        if isinstance(row, Rejection):
            report.rejected.append(row)
        else:
            lines.append(row)
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        found = list(_placed(view, campaign_id, lines, report))
        new = _new(view, found)
    report.rejected.sort(key=lambda row: row.line)
    report.unchanged = len(found) - len(new)
    if report.rejected:
        return report
    report.accepted = len(found)
    for _, line in found:
        report.metrics[line.metric] = report.metrics.get(line.metric, 0) + 1
    if new and not dry_run:
        _keep(context, campaign_id, new)
    return report


def _placed(view: Reading, campaign_id: str, lines: Sequence[ScoreLine], report: ScoresReport) -> Iterable[Found]:
    """Each number with the text it speaks of; what speaks of nothing here is rejected."""
    seen: dict[tuple[Target, str], int] = {}
    for start in range(0, len(lines), ROWS_AT_ONCE):
        some = lines[start : start + ROWS_AT_ONCE]
        prompts = {line: derived_id("prompt", campaign_id, line.round, line.prompt_id) for line in some}
        texts = content.find_localizations(view, set(prompts.values()))
        outputs = content.find_output_ids(view, {each.id for each in texts.values()})
        for line, prompt_id in prompts.items():
            try:
                locale = canonical(line.locale)
            except LocalizeError as fault:
                report.rejected.append(Rejection(line.line, "locale", str(fault.what), line.locale))
                continue
            text = texts.get((prompt_id, locale))
            output_id = None if text is None or line.model is None else outputs.get((text.id, line.model))
            wrong = _wrong(line, text is not None, output_id is not None)
            if wrong is not None or text is None:
                report.rejected.append(Rejection(line.line, *(wrong or ("prompt_id", "")), line.prompt_id))
                continue
            target = (text.id, output_id)
            first = seen.setdefault((target, line.metric), line.line)
            if first != line.line:
                twice = said("line {line} has a number of {metric} for it already", line=first, metric=line.metric)
                report.rejected.append(Rejection(line.line, "metric", str(twice), line.metric))
                continue
            yield target, line


def _wrong(line: ScoreLine, has_text: bool, has_output: bool) -> tuple[str, str] | None:
    """The column that is to blame, and why."""
    what: Said
    if line.metric in known_signals():
        what = said("{metric} is computed here: give the other one another name", metric=line.metric)
        return "metric", str(what)
    if not has_text:
        what = said("there is no prompt {prompt} in {locale} in this round", prompt=line.prompt_id, locale=line.locale)
        return "prompt_id", str(what)
    if line.model is not None and not has_output:
        return "model", str(said("{model} has no output there", model=line.model))
    return None


def _new(view: Reading, found: Sequence[Found]) -> list[Found]:
    """The numbers that are not known like this."""
    known = signals.found_in(view, {localization_id for (localization_id, _), _ in found})
    return [(target, line) for target, line in found if not _same(known.get(target), line)]


def _same(known: signals.Found | None, line: ScoreLine) -> bool:
    if known is None or known.versions.get(line.metric) != line.version:
        return False
    finding = known.findings[line.metric]
    return (finding.get("number"), finding.get("signature")) == (line.value, line.signature)


def _keep(context: Context, campaign_id: str, new: Sequence[Found]) -> None:
    """In short changes, so that nobody waits. A killed import has kept a part; the same file again brings the rest."""
    for start in range(0, len(new), ROWS_AT_ONCE):
        with context.store.work(context.actor_id) as tx:
            for target, line in new[start : start + ROWS_AT_ONCE]:
                finding: dict[str, object] = {"state": "ok", "number": line.value}
                if line.signature is not None:
                    finding["signature"] = line.signature
                rules_id = signals.keep_rules(tx, {line.metric: line.version})
                text = json.dumps({line.metric: finding}, ensure_ascii=False)
                signals.add(tx, target, rules_id, text, origin="imported")
            tx.journal.audit("scores.imported", campaign_id, numbers=len(new[start : start + ROWS_AT_ONCE]))
    keep_spreads(context, campaign_id)
