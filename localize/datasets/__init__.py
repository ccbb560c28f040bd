"""Data sets: what the store knows, as tables that anybody's tools can read. Derived, deletable, rebuilt equal.

A unit is one data set: a file of this folder that defines one `DATASET = DataSet(name, purpose, columns, frame)`, where
`frame` turns a portion of new judgments and events into rows. A new data set is one new file; it is found by listing
the folder. The other files are what they share: `joined` (the portion), `declaring` (columns), `tables` (Delta Lake),
`refreshing` and `reading`.
"""

from localize.datasets.declaring import Column, DataSet
from localize.datasets.discovery import data_sets
from localize.datasets.reading import read, watermark
from localize.datasets.refreshing import make_anew, refresh

__all__ = ["Column", "DataSet", "data_sets", "make_anew", "read", "refresh", "watermark"]
