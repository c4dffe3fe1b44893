"""The network itself: register, organizations, memberships, people, roles, bodies, agreements.

Imports office. Main nouns: Municipality, Organization, Membership, Person, Role, Body, Agreement.
"""
