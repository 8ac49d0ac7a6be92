"""Bring the catalogues up to date: `python -m tests.locale.update`.

Extracts the messages of the sources, merges them into generator/locale/zh_CN/LC_MESSAGES/*.po and compiles the .mo
files. Exit code 1 and a list where a translation is missing: write it into the .po file and run the command again.
"""

import sys

from tests.locale.catalogue import DOMAINS, compiled, gaps, merged, po_text


def main() -> int:
    missing = 0
    for domain in DOMAINS:
        catalogue = merged(domain)
        domain.po.parent.mkdir(parents=True, exist_ok=True)
        domain.po.write_bytes(po_text(catalogue))
        domain.mo.write_bytes(compiled(catalogue))
        for words in gaps(catalogue):
            missing += 1
            sys.stdout.write(f"{domain.po.name}: no translation: {words!r}\n")
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
