"""Automatic signals: computing them, what they found over a campaign, and what people say of them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from localize.errors import Said
from localize.findings import SignalsOf
from localize.intake import LOCAL, Limits
from localize.records import AssignmentId
from localize.store.scorings import ScoringRow
from localize.workspace import exposing, outside_scores, overviewing, scoring
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound


def _silent(done: int, of: int) -> None:
    """Nobody watches."""


class SignalsFace(Bound):
    """Methods of `Workspace` about signals."""

    def score(
        self,
        campaign: str,
        *,
        jobs: int | None = 1,
        executor: Executor | None = None,
        progress: scoring.Progress = _silent,
    ) -> scoring.ScoreReport:
        """Compute signals of texts that have none, or those of older versions; what is done stays if it is ended.

        `jobs` processes of ours (None: one for each core; then a script needs the guard `if __name__ == "__main__"`),
        1 for this one, or an `executor` of yours, which gets plain batches. Raises NotFound, and Refused while another
        run of the campaign lives.
        """
        return scoring.score(self._allow(Action.SCORE), campaign, jobs=jobs, executor=executor, progress=progress)

    def scoring(self, campaign: str) -> ScoringRow | None:
        """The last run of `score` in a campaign and how far it is; a running one that died says `stopped`."""
        return scoring.latest(self._allow(Action.SEE_WORK), campaign)

    def import_scores(
        self, file: str | Path, campaign: str, *, dry_run: bool = False, limits: Limits = LOCAL
    ) -> outside_scores.ScoresReport:
        """Take numbers that were computed elsewhere, such as COMET: JSON Lines, CSV or TSV. All or nothing.

        Fields: `prompt_id`, `locale`, `model` (left out: the localized prompt), `metric`, `version`, `value`, and
        `round`, `signature` if you like. Raises BadFile and NotFound; bad rows are in `.rejected` with line and reason.
        """
        allowed = self._allow(Action.IMPORT)
        return outside_scores.import_scores(allowed, Path(file), campaign, dry_run=dry_run, limits=limits)

    def signal_overview(self, campaign: str) -> list[overviewing.SignalCell]:
        """What each signal said by locale and model as of the last run, and what people say of it. Raises NotFound."""
        return overviewing.overview(self._allow(Action.READ_DATA), campaign)

    def flagged(
        self,
        campaign: str,
        name: str,
        *,
        locale: str | None = None,
        model: str | None = None,
        offset: int = 0,
        limit: int = 20,
    ) -> overviewing.FlaggedTexts:
        """Texts that a signal asks to look at, newest first; `model` empty: prompts. Raises NotFound."""
        return overviewing.flagged(
            self._allow(Action.READ_DATA), campaign, name, locale=locale, model=model, offset=offset, limit=limit
        )

    def why_not_applicable(self, campaign: str, name: str, *, locale: str | None = None) -> list[tuple[Said, int]]:
        """Why a signal says nothing of texts, and of how many, the most frequent reason first. Raises NotFound."""
        return overviewing.why_not_applicable(self._allow(Action.READ_DATA), campaign, name, locale=locale)

    def mute_signal(self, campaign: str, locale: str, name: str, *, silent: bool = True) -> None:
        """Show a signal to nobody in a locale of a campaign, or again. Raises NotFound."""
        overviewing.mute(self._allow(Action.MANAGE_CAMPAIGNS), campaign, locale, name, silent=silent)

    def revealed(self, assignment_id: AssignmentId) -> tuple[SignalsOf, ...]:
        """What signals found in an item that its reviewer has judged; nothing where the campaign hides them."""
        return exposing.revealed(self._context, assignment_id)

    def note_seen(self, assignment_id: AssignmentId, opened: Sequence[tuple[int | None, str]] = ()) -> None:
        """Which explanations were opened after a judgment: place of the output as shown (None: the prompt), name."""
        exposing.note_seen(self._context, assignment_id, opened)

    def judge_signal(self, assignment_id: AssignmentId, place: int | None, name: str, verdict: str | None) -> None:
        """Say that a signal was `right` or a `false_alarm`; None takes it back. Raises Refused where none was shown."""
        exposing.judge_signal(self._context, assignment_id, place, name, verdict)
