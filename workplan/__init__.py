"""The year's plan: challenges, areas, actions, funding, progress, reviews.

Imports office and members. Empty until the plan is imported (issue «The Executive reviews the plan»).
"""
