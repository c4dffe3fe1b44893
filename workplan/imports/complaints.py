"""All that a person has to look at in a draft: what keeps it from becoming a plan, and what is in doubt."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from workplan.imports.counts import Problem, is_not_understood, problems
from workplan.imports.nodes import Node
from workplan.models import DraftNode


def obstacles(nodes: Sequence[Node]) -> list[Problem]:
    """What was not understood would be in no plan: somebody says first what it is."""
    unknown = [
        Problem(index, _("It was not understood: say what it is, or that it is noise."))
        for index, node in enumerate(nodes)
        if node.kind == DraftNode.Kind.UNKNOWN
    ]
    return sorted([*problems(nodes), *unknown], key=lambda one: one.index)


def complaints(nodes: Sequence[Node]) -> list[Problem]:
    """The obstacles, and the doubts of the reader: these are gone once a person has saved the piece."""
    doubts = [
        Problem(index, node.reason)
        for index, node in enumerate(nodes)
        if is_not_understood(node) and node.reason
    ]
    return sorted([*obstacles(nodes), *doubts], key=lambda one: one.index)
