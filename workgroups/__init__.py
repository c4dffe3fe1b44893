"""The group's room: meetings, objectives, products, tasks.

Imports the apps of the floors below. Empty until groups are built.
"""
