"""Everything people meet in: registration, attendance, agenda, votes, minutes, certificates.

Imports office, members and workplan. Empty until events are built.
"""
