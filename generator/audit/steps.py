"""Words of a level that the notice prints as one step of a range: 3星级 stands in 2—5星级."""

import re

_LEVEL = re.compile(r"(\d{1,3})(\D{1,6})")


def is_step(words: str, text: str) -> bool:
    """Whether `words`, white space aside, are a number and a unit between the ends of a range in `text`."""
    found = _LEVEL.fullmatch(words)
    if found is None:
        return False
    number, unit = int(found[1]), re.escape(found[2])
    ranges = re.findall(rf"(\d{{1,3}})[-—–~～至到]+(\d{{1,3}}){unit}", text)
    return any(int(first) < number < int(last) or number == int(first) for first, last in ranges)
