"""The plan of a year: challenges, areas, actions, funding, progress, reviews, closing.

Imports office and members. What later apps do for an action (an event, a session, a product) points down here
through `workplan.models.ServesAction`, and is found by it as evidence.
"""
