"""The document that a review leaves when it closes."""

from office import paper
from workplan.models import ReviewPeriod
from workplan.pages.review_report import report_of
from workplan.pictures import Picture


def render_review(period: ReviewPeriod, pictures: list[Picture]) -> bytes:
    return paper.render("paper/review.html", {"period": period, "report": report_of(period, pictures)})
