"""The files of a draft: policy.yaml, faq.yaml, forms.yaml, office.yaml as plain values."""

from __future__ import annotations

from generator.draft.faq import faq_of
from generator.draft.figures import Data
from generator.draft.forms import assign_forms, forms_of
from generator.draft.model import Draft


def documents_of(draft: Draft) -> dict[str, Data]:
    """The draft by file name; keys that begin with # are comments (`generator.draft.yaml_text`)."""
    assign_forms(draft.awards)
    forms = forms_of(draft.awards, draft.award_headings(), frozenset(draft.plain_forms))
    policy = draft.policy()
    return {
        "policy.yaml": policy,
        "faq.yaml": {"faq": faq_of(draft, policy)},
        "forms.yaml": {"forms": forms},
        "office.yaml": {
            "#office": "文件没有写的事项（受理地点、时间、电话、材料）由受理部门填写；空着的显示为“（由受理部门填写）”",
            "office": {"contacts": []},
        },
    }
