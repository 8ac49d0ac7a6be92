"""Words that turn a meaning and that no program can judge: negations, limits, promises, contacts, short names.

They are no findings: most stand there rightly. An item in which they stand otherwise than in the words that it quotes
is put before a person by itself, so that nobody accepts it along with all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from generator.checks.subject import CheckSubject, squeeze
from generator.policy.prose import quotes_in, typed_text
from generator.policy.review import Reviewed, item_of
from generator.policy.text import Label, Prose
from generator.policy.walk import Visit
from generator.regex import regex

# Kind -> what is looked for. Words that only contain one of them (不同, 未来, 非公) say nothing of the kind.
_KINDS: Mapping[str, re.Pattern[str]] = {
    "negation": regex(
        "不(?![同断仅但论管少妨变足锈超低])|未(?![来成])|无(?![形线人锡])|非(?![公常遗])|没有|勿|除外|免于|拒绝|取消|排除"
    ),
    "limit": regex(
        "上限|下限|最高|最低|最多|最少|至多|至少|不超过|不低于|以[上下内](?=[的，。；、）]|$)|超过|封顶|保底|仅限"
    ),
    "promise": regex("保证|一定|必定|必然|承诺|免费|全额|足额|无需|即可|随时|立即|优先|终身|永久|都能|均可|都可"),
    "contact": regex("电话|网址|网站|邮箱|微信|QQ|热线|传真"),
    "short name": regex("(?:该|本|上述|贵|我)(?:局|委|办|厅|市|区|县|园区|部门|单位)(?![级内外])"),
}
# That the notice does not say something is proven by a check (not-said-unproven).
_NOT_SAID = regex("(?:没有|未|不)(?=另?作?[写规列说给明要提区限表涉解定])")


def weighty_words(subject: CheckSubject, item: Reviewed) -> tuple[str, ...]:
    """The words of the item's own wording that stand in none of its quotes, or not as often; and, where a statement
    takes the place of quoted words, those that it drops (written －不). In the order of the kinds."""
    visits = [visit for visit in subject.visits if item_of(visit) == item.path]
    own = [visit for visit in visits if isinstance(visit.value, Prose | Label)]
    quoted = _counted("\n".join(words for quotes in item.quotes.values() for words in quotes))
    said = _counted("\n".join(map(_typed, own)))
    added = tuple(said - quoted) if item.quotes else ()
    return (*added, *(f"－{words}" for visit in own for words in _dropped(visit)))


def _dropped(visit: Visit) -> tuple[str, ...]:
    """Negations and limits of the quoted words that a statement in their place does not have."""
    if not isinstance(visit.value, Prose) or not visit.path.endswith(".statement"):
        return ()
    whole = squeeze(_typed(visit) + "".join(words for _, words in quotes_in(visit.value)))
    quoted = "".join(squeeze(source.quote) for source in visit.sources)
    return tuple(_counted(quoted, ("negation", "limit")) - _counted(whole, ("negation", "limit")))


def _typed(visit: Visit) -> str:
    return squeeze(typed_text(visit.value) if isinstance(visit.value, Prose) else str(visit.value))


def _counted(text: str, kinds: tuple[str, ...] = tuple(_KINDS)) -> Counter[str]:
    rest = _NOT_SAID.sub("", text)
    return Counter(found[0] for kind in kinds for found in _KINDS[kind].finditer(rest))
