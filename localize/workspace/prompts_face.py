"""The texts of prompts: what reviewers said and proposed, and what a coordinator decides."""

from __future__ import annotations

from collections.abc import Iterable

from localize.records import LocalizationId
from localize.workspace import approving, prompt_texts
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound


class PromptsFace(Bound):
    """Methods of `Workspace` about localizations and their status."""

    def localizations(
        self, campaign: str, locale: str | None = None, status: str | None = None, offset: int = 0, limit: int = 10
    ) -> prompt_texts.PromptTexts:
        """Texts of prompts, current and proposed, with their status, verdicts and judgments by pseudonym.

        `status` is `draft`, `in_review`, `approved` or `rejected`.
        """
        return prompt_texts.prompt_texts(self._allow(Action.READ_DATA), campaign, locale, status, offset, limit)

    def fit_drafts(self, campaign: str, locale: str | None = None) -> tuple[LocalizationId, ...]:
        """Drafts that have all judgments asked for, each of which says that the text can stay as it is."""
        return prompt_texts.fit_drafts(self._allow(Action.READ_DATA), campaign, locale)

    def approve(self, localization_id: str, changes_task: bool = True) -> None:
        """Approve a text. A proposal takes the place of the current one.

        With `changes_task` outputs and judgments of outputs of the old text are set aside; else they stay valid.
        """
        approving.approve(self._allow(Action.DECIDE_PROMPTS), localization_id, changes_task=changes_task)

    def approve_all(self, localization_ids: Iterable[str]) -> tuple[str, ...]:
        """Approve many drafts at once; returns those that were not approved before, for `decide_again`."""
        return approving.approve_all(self._allow(Action.DECIDE_PROMPTS), localization_ids)

    def reject(self, localization_id: str, reason: str) -> None:
        """Reject a text with a reason: nobody gets it, or outputs of it, any more."""
        approving.reject(self._allow(Action.DECIDE_PROMPTS), localization_id, reason)

    def decide_again(self, localization_ids: Iterable[str]) -> None:
        """Take back what was decided; not of a proposal that has taken the place of another text."""
        approving.decide_again(self._allow(Action.DECIDE_PROMPTS), localization_ids)
