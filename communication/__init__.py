"""News, bulletins, circular, subscriptions, awards.

Imports the apps of the floors below. Empty until news is built.
"""
