"""The annual report and the funder's justification.

Imports every app of the floors below. Empty until the report is built.
"""
