#!/usr/bin/env bash
# TRL's own functions over an export of the demo's Japanese pairs, judged here by a simulated reviewer.
# TRL and PyTorch are installed into a folder of their own: .consumers
set -euo pipefail
if [ ! -x .consumers/bin/python ]; then
  .venv/bin/python -m venv .consumers
  .consumers/bin/python -m pip install --quiet --disable-pip-version-check "torch<2.14" trl datasets
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
.venv/bin/python -m benchmarks.judged_demo "$place"
.consumers/bin/python benchmarks/read_with_trl.py "$place/export"
