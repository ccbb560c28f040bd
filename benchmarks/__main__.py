"""`make bench`: every comparison, one after the other."""

from benchmarks import importing, queue

importing.main()
queue.main()
