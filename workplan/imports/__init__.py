"""Reads a plan of work from the text of its document, or from a spreadsheet, into nodes to be corrected."""
