"""How many pages each Word file has, and how much of each page stays blank at its foot (`make pages`).

    python -m tests.outputs.page_feet [FOLDER]

prints a line for each .docx below FOLDER (without it: the policies as of today) as LibreOffice lays it out. The blank
foot is measured on the picture of a page, from the last ink within its margins down to the lower margin, as a share
of the height between the margins; the last page of a document is told apart, since it ends where its text ends.

POLICYDOCS_FONTS names a folder of Fandol fonts (Debian: texlive-lang-chinese). With it, pages are set in real 仿宋,
楷体, 黑体 and 宋体 faces instead of the one that LibreOffice falls back to.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from PIL import Image

from tests.libreoffice import convert

from .command import policydocs

DOTS_PER_INCH = 72
FULL_FOOT = 0.25  # no page but the last is to have more blank than this
_INK = 200  # a grey value darker than this is ink; the shade of a table's head is lighter
_TWIPS = 1440
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FACES = {
    "FandolFang": ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312"),
    "FandolKai": ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312"),
    "FandolHei": ("黑体", "SimHei"),
    "FandolSong": ("宋体", "SimSun"),
    "Noto Serif CJK SC": ("方正小标宋简体", "方正小标宋_GBK"),
}


@dataclass(frozen=True, slots=True)
class Feet:
    """A Word file's name and, page by page, the share of the text's height that is blank at the foot (0 to 1)."""

    name: str
    shares: tuple[float, ...]

    @property
    def wide(self) -> list[int]:
        """Numbers of the pages, but the last, with too much blank."""
        return [number for number, share in enumerate(self.shares[:-1], 1) if share > FULL_FOOT]

    def line(self) -> str:
        shares = " ".join(f"{share:.0%}" for share in self.shares)
        blank = sum(self.shares[:-1])
        note = f"; more than {FULL_FOOT:.0%} blank: page {', '.join(map(str, self.wide))}" if self.wide else ""
        return f"{self.name}: {len(self.shares)} pages, {blank:.1f} blank before the last; feet {shares}{note}"


def fonts_file(folder: Path) -> dict[str, str]:
    """The environment in which LibreOffice finds the fonts that POLICYDOCS_FONTS names; nothing without it."""
    fonts = os.environ.get("POLICYDOCS_FONTS")
    if not fonts:
        return {}
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{face}</string></edit></match>'
        for face, names in _FACES.items()
        for name in names
    )
    file = folder / "fonts.conf"
    file.write_text(
        f'<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{Path(fonts).resolve()}</dir><cachedir>{folder}/font-cache</cachedir>{aliases}</fontconfig>",
        "utf-8",
    )
    return {"FONTCONFIG_FILE": str(file)}


def word_pdfs(files: Iterable[Path], work: Path) -> list[tuple[Path, Path]]:
    """Each Word file with its PDF, all made in one run of LibreOffice. `work` is an existing folder."""
    sent, made = work / "sent", work / "pdf"
    sent.mkdir()
    named = {f"{file.parent.name}--{file.stem}": file for file in files}
    copies = [sent / f"{name}.docx" for name in named]
    for copy, file in zip(copies, named.values(), strict=True):
        copy.write_bytes(file.read_bytes())
    os.environ.update(fonts_file(work))
    return list(zip(named.values(), convert(copies, "pdf", made, work / "profile"), strict=True))


def page_images(pdf: Path, folder: Path, dots_per_inch: int = DOTS_PER_INCH) -> list[Image.Image]:
    """Every page of a PDF as a picture, by Poppler."""
    prefix = folder / f"{pdf.stem}-page"
    subprocess.run(["pdftoppm", "-r", str(dots_per_inch), "-png", pdf, prefix], check=True, timeout=120)
    found = sorted(folder.glob(f"{prefix.name}-*.png"))
    images = [Image.open(path).copy() for path in found]
    for path in found:
        path.unlink()
    return images


def margins(docx: Path) -> dict[bool, tuple[float, float]]:
    """Upper and lower margin in inches of upright (False) and turned (True) pages."""
    with zipfile.ZipFile(docx) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    found: dict[bool, tuple[float, float]] = {}
    for section in document.iter(f"{_WORD}sectPr"):
        sizes = {name: value for child in section for name, value in child.items()}
        width, height = int(sizes[f"{_WORD}w"]), int(sizes[f"{_WORD}h"])
        found[width > height] = (int(sizes[f"{_WORD}top"]) / _TWIPS, int(sizes[f"{_WORD}bottom"]) / _TWIPS)
    return found


def blank_foot(image: Image.Image, top: float, bottom: float, dots_per_inch: int = DOTS_PER_INCH) -> float:
    """The share of the height between the margins (inches) that lies blank below the last ink; 1.0 without ink."""
    first, last = round(top * dots_per_inch), image.height - round(bottom * dots_per_inch)
    text = image.convert("L").crop((0, first, image.width, last)).point(lambda grey: 255 if grey < _INK else 0)
    box = text.getbbox()
    return 1 - (box[3] if box else 0) / (last - first)


def feet(docx: Path, name: str, images: Sequence[Image.Image]) -> Feet:
    """The blank feet of a Word file, of whose pages `images` are the pictures."""
    edges = margins(docx)
    shares = (blank_foot(image, *edges[image.width > image.height]) for image in images)
    return Feet(name, tuple(shares))


def measured(output: Path, work: Path) -> Iterator[tuple[Feet, list[Image.Image]]]:
    """Each Word file below `output`: its blank feet and the pictures of its pages."""
    for docx, pdf in word_pdfs(sorted(output.rglob("*.docx")), work):
        images = page_images(pdf, work)
        yield feet(docx, docx.relative_to(output).as_posix(), images), images


def built(work: Path) -> Path:
    """The policies as of today, built into a folder below `work`; ends the program where that fails."""
    ran = policydocs("build", "--output", work / "output")
    if ran.code:
        sys.exit(ran.out + ran.err)
    return work / "output"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        output = Path(sys.argv[1]).resolve() if sys.argv[1:] else built(work)
        for found, _ in measured(output, work):
            sys.stdout.write(f"{found.line()}\n")


if __name__ == "__main__":
    main()
