"""The questions of the lists of a plan, which live in their addresses."""
