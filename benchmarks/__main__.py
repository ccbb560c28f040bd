"""`make bench`: every comparison, one after the other."""

from benchmarks import assignment, importing, next_item

importing.main()
next_item.main()
assignment.main()
