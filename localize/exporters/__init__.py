"""Exports: one folder each, made whole or not at all, in which every judgment is in a file or accounted for.

A unit is one format: a file of this folder that defines one `EXPORTER = Exporter(name, purpose, write)`, where `write`
puts its files into `Job.folder` and says, by judgment id, what it exported and why it left out the rest. A new format
is one new file; it is found by listing the folder. The other files are what formats share: `job`, `reasons`, `voting`,
`texts`, `manifest`, and `exporting`, which runs them.
"""

from localize.exporters.discovery import exporters
from localize.exporters.exporting import export
from localize.exporters.job import Exporter, Job, Votes, Written
from localize.exporters.manifest import Counts, ExportedFile, Manifest
from localize.exporters.reasons import Reason

__all__ = ["Counts", "ExportedFile", "Exporter", "Job", "Manifest", "Reason", "Votes", "Written", "export", "exporters"]
