"""Deflated pieces that can be put together: constant ones are deflated once, words in between are stored as they are.

A deflate stream is a row of blocks (RFC 1951, 3.2.3). A piece that ends in a full flush ends at a byte's edge and is
not referred back to, so that any other piece may follow; words go into stored blocks, which need no work at all.
The CRC of the whole follows from those of the pieces: appending a constant piece to content with the CRC x gives a
CRC that is linear in x, so four small tables stand for the piece, however long it is.
"""

from __future__ import annotations

import struct
import zlib

from generator.dataclass import dataclass
from generator.word.archive import begun

_LEVEL = 9  # once a form, not once a file
_LONGEST_BLOCK = 0xFFFF
_BLOCK = struct.Struct("<BHH")
_SHORT = 400  # bytes up to which the CRC is computed faster than it is looked up
_LAST = b"\x03\x00"  # a final block without content

CrcTable = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeflatedPiece:
    """Constant content. `tables`: what each byte of the CRC before adds to the CRC behind; none for short pieces."""

    content: bytes
    size: int
    data: bytes
    tables: tuple[CrcTable, CrcTable, CrcTable, CrcTable] | None


def piece(content: bytes) -> DeflatedPiece:
    """`content`, deflated so that anything may follow."""
    tables = _tables(content) if len(content) > _SHORT else None
    return DeflatedPiece(content if tables is None else b"", len(content), begun(content, _LEVEL).data, tables)


def _tables(content: bytes) -> tuple[CrcTable, CrcTable, CrcTable, CrcTable]:
    own = zlib.crc32(content)
    columns = [zlib.crc32(content, 1 << bit) ^ own for bit in range(32)]
    first, *others = (_byte(columns[place : place + 8]) for place in range(0, 32, 8))
    return (tuple(value ^ own for value in first), others[0], others[1], others[2])


def _byte(columns: list[int]) -> CrcTable:
    table = [0] * 256
    for value in range(1, 256):
        low = value & -value
        table[value] = table[value ^ low] ^ columns[low.bit_length() - 1]
    return tuple(table)


class Stream:
    """One member being put together: `add` pieces and words; then `data`, `crc` and `size` are the member's."""

    __slots__ = ("_pieces", "crc", "size")

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.crc = 0
        self.size = 0

    def add(self, constant: DeflatedPiece) -> None:
        """Goes on with a constant piece."""
        self._pieces.append(constant.data)
        self.size += constant.size
        crc, tables = self.crc, constant.tables
        if tables is None:
            self.crc = zlib.crc32(constant.content, crc)
        else:
            first, second, third, fourth = tables
            self.crc = first[crc & 255] ^ second[crc >> 8 & 255] ^ third[crc >> 16 & 255] ^ fourth[crc >> 24]

    def words(self, content: bytes) -> None:
        """Goes on with `content` of this one member."""
        self.crc = zlib.crc32(content, self.crc)
        self.size += len(content)
        for start in range(0, len(content), _LONGEST_BLOCK):
            block = content[start : start + _LONGEST_BLOCK]
            self._pieces += (_BLOCK.pack(0, len(block), len(block) ^ 0xFFFF), block)

    def data(self) -> bytes:
        """The deflated member, ended."""
        return b"".join((*self._pieces, _LAST))
