"""`make bench`: every comparison, one after the other."""

from benchmarks import importing, next_item

importing.main()
next_item.main()
