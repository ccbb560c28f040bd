"""What becomes an item, in which order, for how many: pure functions over candidates and a campaign."""

from localize.assignment.coverage import Alike, Coverage, alike, coverage_of
from localize.assignment.eligibility import Eligible, Ineligible, eligibility, eligible
from localize.assignment.plan import PlannedItem, is_urgent, plan_items, seeded_order, shown_order

__all__ = [
    "Alike",
    "Coverage",
    "Eligible",
    "Ineligible",
    "PlannedItem",
    "alike",
    "coverage_of",
    "eligibility",
    "eligible",
    "is_urgent",
    "plan_items",
    "seeded_order",
    "shown_order",
]
