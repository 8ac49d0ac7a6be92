#!/usr/bin/env bash
# phonenumbers 9.0.43 does not know the word by which Chinese numbers carry an extension, and joins two numbers that
# stand beside each other with a stroke.
#
# Forms and notices write 0777-0000000转801 (转: extension) and 0777-0000000/0000001 (two lines of one office).
# The parser knows ext, x, # and доб; seen for the region CN: with ext the extension 801; with 转 NumberParseException for
# the whole number, a valid one; with the stroke one national number of 17 digits and no error (is_valid_number: False).
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet phonenumbers==9.0.43
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import phonenumbers


def read(text):
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException as error:
        return type(error).__name__
    return number.national_number, number.extension, phonenumbers.is_valid_number(number)


seen = [read("0777-2000000" + rest) for rest in ("", " ext 801", "转801", "/2000001")]
print(seen)
wanted = [(7772000000, None, True), (7772000000, "801", True), "NumberParseException", (77720000002000001, None, False)]
sys.exit(0 if seen == wanted else 1)
PYTHON
