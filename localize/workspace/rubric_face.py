"""Rubric files as coordinators handle them: looked at, checked, kept."""

from __future__ import annotations

from localize.errors import Problem
from localize.records import Unit
from localize.rubric.model import Rubric
from localize.workspace import rubric_shelf
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.rubric_shelf import Sample, SamplePlace, ShelvedRubric


class RubricFace(Bound):
    """Methods of `Workspace` about rubric files. A rubric by its hash, as campaigns pin it, is `Workspace.rubric`."""

    def rubrics(self) -> list[ShelvedRubric]:
        """Every rubric file, sound or not, with the campaigns that use it; those of the workspace first."""
        return rubric_shelf.rubrics(self._allow(Action.SEE_WORK))

    def check_rubric(self, name: str, content: bytes) -> tuple[Rubric | None, tuple[Problem, ...]]:
        """The rubric in a file called `name`, or everything that is wrong with it. Nothing is stored."""
        return rubric_shelf.check(self._allow(Action.SEE_WORK), name, content)

    def keep_rubric(self, name: str, content: bytes) -> Rubric:
        """Put a sound rubric file into the workspace. Raises BadRubric, and Refused where its version is not new."""
        return rubric_shelf.keep(self._allow(Action.MANAGE_CAMPAIGNS), name, content)

    def sample_places(self, unit: Unit) -> list[SamplePlace]:
        """Campaigns and locales that have items of a unit."""
        return rubric_shelf.sample_places(self._allow(Action.READ_DATA), unit)

    def sample(self, unit: Unit, place: SamplePlace) -> Sample | None:
        """The texts of an item, without models: to show a rubric over them."""
        return rubric_shelf.sample(self._allow(Action.READ_DATA), unit, place)
