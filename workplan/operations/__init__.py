from workplan.operations.states import change_action_state

__all__ = [
    "change_action_state",
]
