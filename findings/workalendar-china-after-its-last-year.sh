#!/usr/bin/env bash
# workalendar 17.0.0: China has data to 2023. After it weekdays raise CalendarError, and every weekend is answered “no
# working day” without a word, the weekends too on which China works.
#
# The State Council moves working days: 28 September 2025 and 14 February 2026 are a Sunday and a Saturday on which all
# offices work. A deadline counted in working days over weekends only is wrong, not refused.
# Seen: 7 October 2023, a moved Saturday within the data, True; 28 September 2025 and 14 February 2026 False, no error;
# Monday 29 September 2025 CalendarError.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet workalendar==17.0.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys
from datetime import date

from workalendar.asia import China
from workalendar.exceptions import CalendarError


def worked(year, month, day):
    try:
        return China().is_working_day(date(year, month, day))
    except CalendarError as error:
        return type(error).__name__


seen = [worked(2023, 10, 7), worked(2025, 9, 28), worked(2026, 2, 14), worked(2025, 9, 29)]
print(seen)
sys.exit(0 if seen == [True, False, False, "CalendarError"] else 1)
PYTHON
