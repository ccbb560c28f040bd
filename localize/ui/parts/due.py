"""Until when what somebody works on is due."""

from __future__ import annotations

from localize.languages import days
from localize.ui.parts.untrusted import untrusted
from localize.ui.visit import Visit


def show_due(visit: Visit) -> None:
    """One line for each campaign with a due day that they may judge in; nothing where there is none."""
    words = visit.words
    for due in visit.workspace.due_days():
        said = words.gettext("{title}: due {day}")
        untrusted(said.format(title=due.title, day=days(due.day, due.day, words.language)), css_class="lz-quiet")
