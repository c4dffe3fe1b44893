"""The report on paper: tagged, with its contents and bookmarks, the fonts inside."""

from office import paper
from reports.pages.document import ReportDocument


def write(document: ReportDocument) -> bytes:
    return paper.render("paper/report.html", {"document": document})
