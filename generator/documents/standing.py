"""What templates know of a policy's place in time: its chain, its last day, and whether a form is still taken."""

from __future__ import annotations

from generator.documents.views import Pointer
from generator.policy.awards import Award
from generator.policy.model import Policy
from generator.policy.status import State, Status

# What decides for a form: of its awards' states the one that is most alive.
_ALIVE = (State.IN_FORCE, State.RUNNING_OUT, State.NOT_STARTED, State.REPLACED, State.LAPSED)


def standing_roots(policy: Policy, status: Status) -> dict[str, object]:
    """`chain`: the links with other policies; `successor`: the one that ends the policy; `last_day`: of the term, with
    the path that it comes from; `form_states`: by the id of a form."""
    return {
        "chain": status.chain,
        "successor": Pointer(f"chain.{status.by.id}") if status.by else None,
        "last_day": _last_day(policy, status),
        "form_states": {str(form.id): _state(form.awards, policy, status) for form in policy.forms},
    }


def _last_day(policy: Policy, status: Status) -> Pointer | None:
    if status.end is None:
        return None
    if status.extension is not None:
        return Pointer(f"chain.{status.extension.id}.until")
    return Pointer("validity.end" if policy.validity.end else "term.end")


def _state(names: tuple[str, ...], policy: Policy, status: Status) -> State:
    """The state of a form: where a clause of its awards has a term of its own, that is what counts for the award."""
    states = [_of_award(award, policy, status) for award in policy.awards if award.id in names]
    return min(states, key=_ALIVE.index, default=status.state)


def _of_award(award: Award, policy: Policy, status: Status) -> State:
    cited = {source.clause for source in award.source}
    own = [status.own_terms[str(term.id)] for term in policy.own_terms if cited & set(term.clauses)]
    return min(own, key=_ALIVE.index, default=status.state)
