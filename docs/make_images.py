"""The pictures of README, made from real output inside the notice's term (`make images`).

python -m docs.make_images FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.libreoffice import convert
from tests.outputs.command import IN_TERM, POLICY, policydocs
from tests.outputs.judges import chromium

# The page of the guidebook that shows all awards at a glance.
HEADING = "奖补事项速览"
COLOURS = 128


def page_with(pdf: Path, words: str) -> int:
    """The page whose first words are `words`, counted from 1."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, timeout=60).stdout
    pages = text.decode().split("\f")
    return next(
        number for number, page in enumerate(pages, 1) if any(line.strip() == words for line in page.splitlines()[:6])
    )


def small(picture: Path, target: Path) -> None:
    Image.open(picture).convert("RGB").quantize(COLOURS).save(target, optimize=True)


def word_page(folder: Path, target: Path, work: Path) -> None:
    pdf = convert([folder / "guidebook.docx"], "pdf", work, work / "office-profile")[0]
    number = str(page_with(pdf, HEADING))
    command = ["pdftoppm", "-r", "90", "-png", "-singlefile", "-f", number, "-l", number]
    subprocess.run([*command, pdf, work / "word"], check=True, timeout=60)
    small(work / "word.png", target)


def web_page(folder: Path, target: Path, work: Path) -> None:
    with chromium(work / "browser-profile", locale="zh-CN", viewport={"width": 1180, "height": 820}) as browser:
        page = browser.new_page()
        page.goto((folder / "guidebook.html").as_uri())
        page.get_by_role("heading", name=HEADING).evaluate("heading => heading.scrollIntoView({behavior: 'instant'})")
        page.screenshot(path=work / "web.png")
    small(work / "web.png", target)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        ran = policydocs("build", "--as-of", IN_TERM, "--output", work / "output")
        if ran.code:
            sys.exit(ran.out + ran.err)
        word_page(work / "output" / POLICY, folder / "guidebook-word.png", work)
        web_page(work / "output" / POLICY, folder / "guidebook-web.png", work)
    sys.stdout.write(f"guidebook-word.png and guidebook-web.png in {folder}\n")


if __name__ == "__main__":
    main()
