"""`localize pay`"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.errors import Refused, said
from localize.records import PersonId
from localize.ui.parts.pay_files import pay_file_of_all
from localize.workspace.pay_records import PayRow, PersonPay


def add_to(app: typer.Typer) -> None:
    app.command()(pay)


def pay(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="the first day, such as 2027-01-01")],
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="the last day; it counts too")],
    person: Annotated[str | None, typer.Option(help="one person's id; default: everybody with anything")] = None,
    campaign: Annotated[str | None, typer.Option(help="one campaign; default: all")] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="write a line for each row into a new file")] = None,
    json: Json = False,
) -> None:
    """What people gave in a period and are paid for it. Days are those of each person's own clock."""
    with opened(context) as workspace:
        found = workspace.pay_statements(_day(first), _day(last), campaign)
        if person is not None:
            workspace.person(PersonId(person))
    chosen = [each for each in found if person in (None, each.person_id)]
    if csv is not None:
        _write(csv, chosen)
    if json:
        output.answer({"from": first, "to": last, "people": [_described(each) for each in chosen]})
        return
    rows = [
        [
            each.name or "",
            each.statement.items,
            each.statement.skipped,
            f"{each.statement.active_seconds / 60:.0f}",
            ", ".join(f"{amount:f} {currency}" for currency, amount in each.statement.payable.items()),
            each.person_id,
        ]
        for each in chosen
    ]
    output.table(["name", "items", "skipped, paid", "minutes", "to be paid", "id"], rows)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused(said("{day} is not a day.", day=written), said("Write it as 2027-01-31.")) from None


def _write(file: Path, found: list[PersonPay]) -> None:
    try:
        with file.open("xb") as out:
            out.write(pay_file_of_all(found))
    except FileExistsError:
        raise Refused(said("There is a file {file} already.", file=file), said("Choose another name.")) from None
    except OSError as fault:
        raise Refused(
            said("{file} cannot be written: {fault}.", file=file, fault=fault), said("Check the path.")
        ) from None


def _described(each: PersonPay) -> dict[str, Any]:
    """Amounts as texts: a number of JSON would lose digits."""
    statement = each.statement
    return {
        "person": each.person_id,
        "name": each.name,
        "time_zone": statement.time_zone,
        "items": statement.items,
        "skipped": statement.skipped,
        "taken_back": statement.taken_back,
        "active_seconds": statement.active_seconds,
        "sums": {currency: f"{amount:f}" for currency, amount in statement.sums.items()},
        "payable": {currency: f"{amount:f}" for currency, amount in statement.payable.items()},
        "rows": [_row(row) for row in statement.rows],
    }


def _row(row: PayRow) -> dict[str, Any]:
    return {
        "day": row.day,
        "campaign": row.campaign,
        "rubric": row.rubric,
        "locale": row.locale,
        "purpose": row.purpose,
        "ending": row.ending,
        "items": row.items,
        "skipped": row.skipped,
        "active_seconds": row.active_seconds,
        "rate": None if row.rate is None else f"{row.rate:f}",
        "part": f"{row.part.normalize():f}",
        "amount": None if row.amount is None else f"{row.amount:f}",
        "currency": row.currency,
        "without": row.without,
    }
