"""The process that reads an uploaded file: see `apart`."""

import sys

from localize.intake.apart import serve

serve(sys.argv[1])
