"""The Chinese catalogues: complete, without leftovers, with the places of the English, compiled from the .po file."""

import gettext
import io
import string

import pytest
from babel.messages.mofile import read_mo

from generator.locale import translator
from generator.message import Message

from .catalogue import CLICK, DOMAINS, OWN, Domain, compiled, gaps, merged, msgids, msgstrs, po_text, read, template

BOTH = pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
# What a user of the command line meets from click. Other words of its own come and go with its versions.
FROM_CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "default: {default}",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Invalid value for {param_hint}: {message}",
    "Missing argument",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "{name} {filename!r} does not exist.",
    "Option {name!r} does not take a value.",
)


def places(words: str) -> set[str]:
    """The names of {name} places; the doubled braces of a look-up in a message are none."""
    return {name.partition("!")[0] for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_every_message_of_the_sources_has_a_translation_and_no_other_is_kept() -> None:
    wanted = {msgids(message)[0] for message in template(OWN) if message.id}
    assert len(wanted) > 150
    assert {msgids(message)[0] for message in read(OWN) if message.id} == wanted
    assert gaps(read(OWN)) == [], "write these into policydocs.po, then `python -m tests.locale.update`"


def test_the_words_of_click_that_users_meet_are_translated() -> None:
    known = {words: str(message.string) for message in read(CLICK) for words in msgids(message)}
    assert [words for words in FROM_CLICK if not any("一" <= char <= "鿿" for char in known.get(words, ""))] == []
    assert gaps(read(CLICK)) == []


@BOTH
def test_no_entry_is_fuzzy_or_obsolete(domain: Domain) -> None:
    catalogue = read(domain)
    assert not catalogue.obsolete
    assert [message.id for message in catalogue if message.fuzzy] == []


@BOTH
def test_a_translation_has_the_places_of_its_message(domain: Domain) -> None:
    for message in read(domain):
        if message.id and all(msgstrs(message)):
            wanted = [places(words) for words in msgids(message)]
            assert [places(words) for words in msgstrs(message)] in ([each] for each in wanted), message.id


def test_a_place_that_is_lost_or_renamed_would_be_seen() -> None:
    assert places("没有政策 {nam}") != places("there is no policy {name}")
    assert places("{{{{ 路径 }}}} 或 {name!r}") == {"name"}


@BOTH
def test_the_compiled_catalogue_is_that_of_the_po_file(domain: Domain) -> None:
    with domain.mo.open("rb") as file:
        committed = read_mo(file)
    fresh = read_mo(io.BytesIO(compiled(read(domain))))
    assert {msgids(each): msgstrs(each) for each in committed} == {msgids(each): msgstrs(each) for each in fresh}


def test_updating_an_up_to_date_catalogue_changes_nothing() -> None:
    assert po_text(merged(OWN)) == OWN.po.read_bytes()


def test_gettext_reads_the_compiled_catalogue() -> None:
    with OWN.mo.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("there is no policy {name}") == "没有政策 {name}"


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("an OpenDocument file (.odt, .ods)", "是 OpenDocument 文件（.odt、.ods），不是申请表"),
        ("a workbook", None),
        ("an e-book", None),
    ],
)
def test_words_put_into_a_chinese_message_stand_apart_from_it_only_in_latin_letters(
    what: str, shown: str | None
) -> None:
    translate = translator("zh")
    put = translate(what)
    told = Message("it is {what}, no form", {"what": Message(what)}).text(translate)
    assert told == (shown or f"是{' ' if put[0].isascii() else ''}{put}，不是申请表")
    assert (
        Message("it is {what}, no form", {"what": "OFD"}).text(translate) == "是OFD，不是申请表"
    )  # a value stays as it is
