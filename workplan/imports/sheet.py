"""A plan of work from a spreadsheet."""

from workplan.imports.nodes import Node


def read_sheet(content: bytes) -> list[Node]:
    raise NotImplementedError


def text_of_sheet(content: bytes) -> str:
    raise NotImplementedError
