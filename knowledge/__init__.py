"""Factsheets, library, self-diagnosis, questions to the network.

Imports the apps of the floors below. Empty until factsheets are built.
"""
