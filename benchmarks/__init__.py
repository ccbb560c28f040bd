"""Runnable comparisons: `make bench`. Each prints ratios measured in one run; nothing here is part of the tests."""
