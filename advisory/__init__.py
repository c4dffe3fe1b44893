"""Advice and mentoring: services, hour budgets with ledger, sessions, calls, expertise.

Imports office, members, workplan and events. Empty until advice is built.
"""
