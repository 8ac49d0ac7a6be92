#!/usr/bin/env bash
# OpenFisca-Core 46.0.1: its two scales of amounts put a base that equals a threshold into different brackets, and
# `right`, which both take, changes only one of them.
#
# Bands of an award begin at 以上 (with the bound) or 超过 (without it), so what happens on the bound decides a sum.
# Seen with brackets of 10 from 0, 20 from 100: SingleAmountTaxScale gives 20 at 100 (`right=True`: 10, and 0 at 0);
# MarginalAmountTaxScale gives 10 at 100 and 30 just above it, with `right` true or false; and nothing at a base of 0.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet OpenFisca-Core==46.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy
from openfisca_core.taxscales import MarginalAmountTaxScale, SingleAmountTaxScale


def scale_of(kind):
    scale = kind()
    scale.add_bracket(0, 10)
    scale.add_bracket(100, 20)
    return scale


base = numpy.array([0.0, 99.0, 100.0, 100.5])
seen = {
    (kind.__name__, right): scale_of(kind).calc(base, right=right).tolist()
    for kind in (SingleAmountTaxScale, MarginalAmountTaxScale)
    for right in (False, True)
}
for name, values in seen.items():
    print(name, values)
wanted = {
    ("SingleAmountTaxScale", False): [10, 10, 20, 20],
    ("SingleAmountTaxScale", True): [0, 10, 10, 20],
    ("MarginalAmountTaxScale", False): [0, 10, 10, 30],
    ("MarginalAmountTaxScale", True): [0, 10, 10, 30],
}
print("as expected" if seen == wanted else "changed")
sys.exit(0 if seen == wanted else 1)
PYTHON
