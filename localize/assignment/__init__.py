"""What becomes an item, in which order, for how many: pure functions over candidates and a campaign."""

from localize.assignment.coverage import Coverage, coverage_of
from localize.assignment.eligibility import Eligible, Ineligible, eligibility, eligible
from localize.assignment.plan import PlannedItem, plan_items, seeded_order, shown_order

__all__ = [
    "Coverage",
    "Eligible",
    "Ineligible",
    "PlannedItem",
    "coverage_of",
    "eligibility",
    "eligible",
    "plan_items",
    "seeded_order",
    "shown_order",
]
