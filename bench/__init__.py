"""`python -m bench`: how far our pages are from the least that Django can do, at today's size and at a large one.

Imports what it measures; nothing imports it. Each issue adds its generators to `data.py` and its pages to
`pages.py`.
"""
