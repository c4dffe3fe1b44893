"""A year of the network to try the portal with, loaded by the operations that people use.

Councils and places are real; the people, their addresses (example.org) and every membership marked
«dada de demostració» are invented. Nothing that the demonstration tells leaves as mail.
"""
