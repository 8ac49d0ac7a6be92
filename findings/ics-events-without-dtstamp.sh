#!/usr/bin/env bash
# ics 0.7.3 writes events without DTSTAMP, which RFC 5545 (3.6.1) requires of every event, and does not fold lines.
#
# RFC 5545 (3.1): lines longer than 75 octets should be folded; a Chinese title reaches 75 octets with its 23rd character.
# Seen for one event of a day, the end of an application period: DTSTART, SUMMARY, UID and nothing else; a SUMMARY of
# 60 characters is one line of 188 octets. The same package reads the file back without a word.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ics==0.7.3
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

from ics import Calendar, Event

event = Event(name="申报截止日期" * 10, begin="2026-12-30")
event.make_all_day()
lines = Calendar(events=[event]).serialize().splitlines()
inside = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
seen = [line.partition(":")[0] for line in inside], max(len(line.encode()) for line in lines)
print(seen)
sys.exit(0 if seen == (["DTSTART;VALUE=DATE", "SUMMARY", "UID"], 188) else 1)
PYTHON
