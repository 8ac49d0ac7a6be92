#!/usr/bin/env bash
# OpenFisca-Core 46.0.1: LinearAverageRateTaxScale gives 0 from the last threshold upwards.
#
# The scale runs a mean rate from threshold to threshold. Where it ends a reader expects the last rate to go on, as the
# other scales do, or an error. Seen with 10 % at 0 and 20 % at 100: 7.5 at 50, and 0 at 100 and at 150, no warning;
# turned into a marginal scale by its own to_marginal() the same rates give 20 and 30 there.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet OpenFisca-Core==46.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy
from openfisca_core.taxscales import LinearAverageRateTaxScale

scale = LinearAverageRateTaxScale()
scale.add_bracket(0, 0.1)
scale.add_bracket(100, 0.2)
base = numpy.array([50.0, 99.0, 100.0, 150.0])
average = [round(value, 4) for value in scale.calc(base).tolist()]
marginal = [round(value, 4) for value in scale.to_marginal().calc(base).tolist()]
print("average:", average, "marginal:", marginal)
sys.exit(0 if average == [7.5, 19.701, 0.0, 0.0] and marginal[2:] == [20.0, 30.0] else 1)
PYTHON
