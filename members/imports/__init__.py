"""The network's own spreadsheet: read, judged line by line, and compared with what the portal knows.

Nothing here writes; `members.operations.imports` carries out what these files find.
"""
