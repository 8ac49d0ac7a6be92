"""Contact sheets: every page of every output on few pictures, to be looked at (`make pages`).

    python -m docs.make_contact_sheets FOLDER

builds the policies as of today into a temporary folder and writes into FOLDER, for each Word file, the pages that
LibreOffice prints, and for each web page a desktop (1280 px), a phone (375 px) and a printed (A4) view.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from tests.libreoffice import convert
from tests.outputs.command import policydocs
from tests.outputs.judges import chromium

WIDTHS = {"desktop": 1280, "phone": 375}
# Pixels: a tile's width, what is cut from a long page into one tile, the gap between tiles, and a sheet's limits.
TILE_WIDTH = {"desktop": 640, "phone": 300, "print": 420, "word": 420}
TILE_RATIO = {"desktop": 1.6, "phone": 2.6, "print": 1.5, "word": 1.5}
GAP = 10
SHEET_WIDTH = 2200
DOTS_PER_INCH = 72
BACKGROUND, EDGE = "#8a8f98", "#30343a"


def tiles(image: Image.Image, view: str) -> Iterator[Image.Image]:
    """The picture at the view's width, cut into pieces that fit a sheet's row."""
    width = TILE_WIDTH[view]
    scaled = image.convert("RGB").resize((width, max(1, round(image.height * width / image.width))))
    height = round(width * TILE_RATIO[view])
    for top in range(0, scaled.height, height):
        yield scaled.crop((0, top, width, min(top + height, scaled.height)))


def sheet(pieces: list[Image.Image]) -> Image.Image:
    """Pieces side by side in rows, in reading order, each with its number."""
    width = pieces[0].width + GAP
    columns = max(1, min(len(pieces), SHEET_WIDTH // width))
    height = max(piece.height for piece in pieces) + GAP
    rows = math.ceil(len(pieces) / columns)
    whole = Image.new("RGB", (columns * width + GAP, rows * height + GAP), BACKGROUND)
    pen = ImageDraw.Draw(whole)
    for number, piece in enumerate(pieces):
        left, top = GAP + number % columns * width, GAP + number // columns * height
        whole.paste(piece, (left, top))
        pen.rectangle((left - 1, top - 1, left + piece.width, top + piece.height), outline=EDGE)
        pen.text((left + 3, top + 2), str(number + 1), fill="#c00000")
    return whole


def pdf_images(pdf: Path, folder: Path) -> list[Image.Image]:
    """Every page of a PDF as a picture, by Poppler."""
    prefix = folder / f"{pdf.stem}-page"
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", pdf, prefix], check=True, timeout=120)
    found = sorted(folder.glob(f"{prefix.name}-*.png"))
    images = [Image.open(path).copy() for path in found]
    for path in found:
        path.unlink()
    return images


def word_views(files: Iterable[Path], work: Path) -> Iterator[tuple[str, list[Image.Image]]]:
    """Name and pages of each Word file. Files of one name in several folders do not happen within a policy."""
    flat = work / "word"
    flat.mkdir()
    copies = [Path(shutil.copy(file, flat / file.name)) for file in files]
    for pdf in convert(copies, "pdf", work, work / "office-profile"):
        yield pdf.stem, pdf_images(pdf, work)


def page_views(page: Page, path: Path, work: Path) -> Iterator[tuple[str, list[Image.Image]]]:
    """View and pictures of one web page."""
    shot = work / "shot.png"
    for view, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path.as_uri())
        page.screenshot(path=shot, full_page=True)
        yield view, [Image.open(shot).copy()]
    printed = work / "print.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    yield "print", pdf_images(printed, work)


def write_sheets(output: Path, folder: Path, work: Path) -> Iterator[Path]:
    """A sheet for each Word file and for each view of each web page below `output`."""

    def save(name: str, view: str, images: list[Image.Image]) -> Path:
        target = folder / f"{name}--{view}.png"
        sheet([piece for image in images for piece in tiles(image, view)]).save(target)
        return target

    for name, images in word_views(sorted(output.rglob("*.docx")), work):
        yield save(name, "word", images)
    with chromium(work / "browser-profile", locale="zh-CN") as browser:
        page = browser.new_page()
        for path in sorted(output.rglob("*.html")):
            name = path.stem if path.parent != output else "site"
            for view, images in page_views(page, path, work):
                yield save(name, view, images)


def main() -> None:
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        ran = policydocs("build", "--output", work / "output")
        if ran.code:
            sys.exit(ran.out + ran.err)
        made = list(write_sheets(work / "output", folder, work))
    sys.stdout.write(f"{len(made)} contact sheets in {folder.resolve()}\n")


if __name__ == "__main__":
    main()
