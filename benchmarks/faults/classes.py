"""Every class of faults, in the order of the report."""

from benchmarks.faults import (
    exchanged,
    folder_files,
    html_files,
    locks,
    model_figures,
    model_structure,
    model_terms,
    model_words,
    notice_text,
    readings_file,
    template_files,
    word_files,
    wording,
)
from benchmarks.faults.fault import FaultClass

CLASSES: tuple[FaultClass, ...] = (
    *model_figures.CLASSES,
    *model_structure.CLASSES,
    *model_terms.CLASSES,
    *model_words.CLASSES,
    *wording.CLASSES,
    *template_files.CLASSES,
    *notice_text.CLASSES,
    *locks.CLASSES,
    *readings_file.CLASSES,
    *word_files.CLASSES,
    *html_files.CLASSES,
    *folder_files.CLASSES,
    *exchanged.CLASSES,
)
