"""Words of Word files that nobody sees although they are not marked hidden: white or nearly so, tiny, squeezed, without
ink, or of the colour of what lies behind them (ECMA-376 part 1, 17.3.2)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.word.names import VALUE, W14, W, number

COLOR, SHADE, HIGHLIGHT = f"{W}color", f"{W}shd", f"{W}highlight"
_HEIGHT, _SCALE, _FILL = f"{W}sz", f"{W}w", f"{W14}textFill"
LOOKS = frozenset((COLOR, _HEIGHT, _SCALE, _FILL))  # without one of these nothing is told of a run
_TINY = 4  # half-points
_SQUEEZED = 10  # per cent of the usual width
_PALE = 0xF0  # of 0xFF, in all three colours: as good as white
_PALE_THEME = frozenset(("background1", "light1", "bg1", "lt1"))
_NO_SHADE = frozenset(("auto", "none", "white", ""))
_NO_FILL = frozenset(("", "AUTO", "FFFFFF"))


def is_unseen(said: Mapping[str, etree._Element]) -> bool | None:
    """Whether words with these properties, by their tags, are not seen; None where the properties say nothing of it."""
    tells = (is_pale(said), _is_small(said), _is_unfilled(said))
    told = [tell for tell in tells if tell is not None]
    return any(told) if told else None


def is_pale(said: Mapping[str, etree._Element]) -> bool | None:
    """Whether words are white or nearly so and nothing dark is laid behind them, or both are of one colour."""
    color = said.get(COLOR)
    if color is None:
        return None
    theme = color.get(f"{W}themeColor")  # goes before the value
    if theme is None:
        ground, ink = _fill_of(said), color.get(VALUE, "").upper()
        if ground not in _NO_FILL and ground == ink:
            return True
        pale = _is_nearly_white(ink)
    else:
        pale = theme in _PALE_THEME and not color.get(f"{W}themeShade")
    return pale and not _is_shaded(said)


def is_dark(shade: etree._Element | None) -> bool:
    """Whether a w:shd lays a colour behind words."""
    return shade is not None and shade.get(f"{W}fill", "").upper() not in _NO_FILL


def _is_nearly_white(color: str) -> bool:
    try:
        return len(color) == 6 and min(bytes.fromhex(color)) >= _PALE
    except ValueError:
        return False


def _fill_of(said: Mapping[str, etree._Element]) -> str:
    shade = said.get(SHADE)
    return "" if shade is None else shade.get(f"{W}fill", "").upper()


def _is_shaded(said: Mapping[str, etree._Element]) -> bool:
    highlight = said.get(HIGHLIGHT)
    return is_dark(said.get(SHADE)) or (highlight is not None and highlight.get(VALUE, "") not in _NO_SHADE)


def _is_small(said: Mapping[str, etree._Element]) -> bool | None:
    height, scale = number(said.get(_HEIGHT)), number(said.get(_SCALE))
    told = [size <= least for size, least in ((height, _TINY), (scale, _SQUEEZED)) if size is not None]
    return any(told) if told else None


def _is_unfilled(said: Mapping[str, etree._Element]) -> bool | None:
    fill = said.get(_FILL)
    return None if fill is None else fill.find(f"{W14}noFill") is not None
