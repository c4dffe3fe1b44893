"""«Inici»: the front page of each role, composed of the blocks that the apps offer.

Imports every other app. Owns no rows.
"""
