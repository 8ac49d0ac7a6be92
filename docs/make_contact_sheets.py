"""Contact sheets: every page of every output on few pictures, to be looked at (`make pages`).

    python -m docs.make_contact_sheets FOLDER

builds the policies as of today into a temporary folder and writes into FOLDER, for each Word file, the pages that
LibreOffice prints, and for each web page a desktop (1280 px), a phone (375 px) and a printed (A4) view. It prints how
many pages each Word file has and how much of each is blank at its foot (tests/outputs/page_feet.py).
"""

from __future__ import annotations

import math
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from tests.outputs.judges import LAID_OUT, chromium
from tests.outputs.page_feet import built, measured, page_images

WIDTHS = {"desktop": 1280, "phone": 375}
# Pixels: a tile's width, what is cut from a long page into one tile, the gap between tiles, and a sheet's limits.
TILE_WIDTH = {"desktop": 640, "phone": 300, "print": 420, "word": 420}
TILE_RATIO = {"desktop": 1.6, "phone": 2.6, "print": 1.5, "word": 1.5}
GAP = 10
SHEET_WIDTH = 2200
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


def page_views(page: Page, path: Path, work: Path) -> Iterator[tuple[str, list[Image.Image]]]:
    """View and pictures of one web page."""
    shot = work / "shot.png"
    for view, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path.as_uri())
        page.evaluate(LAID_OUT)
        page.screenshot(path=shot, full_page=True)
        yield view, [Image.open(shot).copy()]
    printed = work / "print.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    yield "print", page_images(printed, work)


def write_sheets(output: Path, folder: Path, work: Path) -> Iterator[Path]:
    """A sheet for each Word file and for each view of each web page below `output`."""

    def save(name: str, view: str, images: list[Image.Image]) -> Path:
        target = folder / f"{name}--{view}.png"
        sheet([piece for image in images for piece in tiles(image, view)]).save(target)
        return target

    for found, images in measured(output, work):
        sys.stdout.write(f"{found.line()}\n")
        sys.stdout.flush()
        yield save(Path(found.name).stem, "word", images)
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
        made = list(write_sheets(built(work), folder, work))
    sys.stdout.write(f"{len(made)} contact sheets in {folder.resolve()}\n")


if __name__ == "__main__":
    main()
