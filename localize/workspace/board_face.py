"""What a coordinator looks at: dimensions, people of a locale, one prompt over all locales; and due days for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from localize.records import PersonId
from localize.workspace import dimensions as five
from localize.workspace import locale_people as workers
from localize.workspace import paralleling
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.reporting import LocaleStatus


class BoardFace(Bound):
    """Methods of `Workspace` behind the board and the parallel board."""

    def dimensions(self, campaign: str, locales: Iterable[LocaleStatus]) -> Mapping[str, five.Dimensions]:
        """Volume, coverage, judgment, safety and quality by locale, of what `status` said of the locales."""
        return five.dimensions(self._allow(Action.SEE_WORK), campaign, locales)

    def locale_people(self, campaign: str, locale: str) -> list[workers.LocalePerson]:
        """Who may judge a locale, or has: with their pace. Whoever worked last comes first. Raises NotFound."""
        return workers.locale_people(self._allow(Action.SEE_PEOPLE), campaign, locale)

    def find_prompts(
        self,
        campaign: str,
        text: str = "",
        *,
        domain: str | None = None,
        tag: str | None = None,
        offset: int = 0,
        limit: int = 10,
    ) -> paralleling.PromptHeads:
        """Prompts of a campaign by what stands in key, original or a localized text, by domain and tag; 50 at most."""
        return paralleling.find_prompts(self._allow(Action.READ_DATA), campaign, text, domain, tag, offset, limit)

    def parallel(self, campaign: str, prompt_id: str) -> paralleling.Parallel:
        """One prompt over all its locales, with what was said of each model there; `prompt_id` is of `find_prompts`.

        Raises NotFound.
        """
        return paralleling.parallel_prompt(self._allow(Action.READ_DATA), campaign, prompt_id)

    def due_days(self, person_id: PersonId | None = None) -> tuple[workers.Due, ...]:
        """Of open campaigns that the person may judge in, the day each is due, the earliest first."""
        person = self._person(person_id)
        return workers.due_days(self._allow(Action.SEE_OWN, person), person)
