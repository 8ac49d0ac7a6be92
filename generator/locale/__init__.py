"""The languages of messages. English is the source; zh_CN has a complete catalogue."""

import gettext
import locale
import os
from functools import lru_cache
from pathlib import Path

from generator.message import Translate

DOMAIN = "policydocs"
CLICK_DOMAIN = "messages"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
FOLDER = Path(__file__).parent


@lru_cache(maxsize=4)
def translator(language: str) -> Translate:
    """The translation into `language` ("zh" or "en")."""
    catalogue = gettext.translation(DOMAIN, FOLDER, [LANGUAGES[language]], fallback=language == "en")
    return catalogue.gettext


def use_for_click(language: str) -> None:
    """Let click speak `language` ("zh" or "en") too: it asks for its words in gettext's default domain, `messages`.

    gettext finds the language in the environment, so this sets LANGUAGE for this process and those it starts.
    """
    gettext.bindtextdomain(CLICK_DOMAIN, FOLDER)
    gettext.textdomain(CLICK_DOMAIN)
    os.environ["LANGUAGE"] = LANGUAGES[language]


def system_language() -> str:
    """ "zh" where the environment or the system speaks Chinese, else "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
