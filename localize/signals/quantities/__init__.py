"""Quantities in texts: numbers however written, amounts of money, measures, dates and times."""
