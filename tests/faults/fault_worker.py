"""A reviewer's process: judges until there is nothing left or it is killed, and says what it was told.

Lines: `try KEY ASSIGNMENT` before a submit, `ack KEY JUDGMENT` once it was acknowledged, `fault …` for a refusal.
"""

from __future__ import annotations

import sys
from uuid import uuid4

from localize import Workspace
from localize.errors import LocalizeError
from localize.records import PersonId

BETTER = {"preference": 1, "reasons": ["correct"]}


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def judge(folder: str, people: list[PersonId], at_most: int) -> None:
    with Workspace.open(folder) as workspace:
        say("ready")
        idle: set[str] = set()
        done = 0
        while len(idle) < len(people) and done < at_most:
            for person in people:
                try:
                    item = workspace.next_item(person)
                    if item is None:
                        idle.add(person)
                        continue
                    key = str(uuid4())
                    say("try", key, item.assignment_id)
                    say("ack", key, workspace.submit(item.assignment_id, BETTER, key).id)
                    done += 1
                except LocalizeError as refusal:
                    say("fault", repr(str(refusal)))


if __name__ == "__main__":
    judge(sys.argv[1], [PersonId(each) for each in sys.argv[2].split(",")], int(sys.argv[3]))
