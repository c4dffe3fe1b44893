from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.forms.topics import MergeTopicForm, TopicForm
from members.models import Topic
from members.requests import MemberRequest
from members.topics import uses_of
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def topic_list(request: MemberRequest) -> HttpResponse:
    require(request, "members.manage_topics")
    rows = [{"topic": topic, "uses": uses_of(topic)} for topic in Topic.objects.with_uses()]
    return render(request, "members/topic_list.html", {"rows": rows})


def topic_add(request: MemberRequest) -> HttpResponse:
    require(request, "members.manage_topics")
    form = TopicForm(request.POST or None)
    if form.is_valid() and attempt(form, operations.add_topic, by=request.user, **form.cleaned_data):
        messages.success(request, _("The topic is in the list."))
        return redirect("topic_list")
    return render(request, "members/topic_form.html", {"form": form})


def topic_edit(request: MemberRequest, pk: int) -> HttpResponse:
    topic = _managed(request, pk)
    form = TopicForm(request.POST or None, topic=topic)
    if form.is_valid() and attempt(
        form, operations.edit_topic, topic=topic, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("topic_list")
    return render(request, "members/topic_form.html", {"form": form, "topic": topic, "uses": uses_of(topic)})


def topic_merge(request: MemberRequest, pk: int) -> HttpResponse:
    """Says what moves, and asks where to."""
    topic = _managed(request, pk)
    form = MergeTopicForm(request.POST or None, topic=topic)
    if form.is_valid() and attempt(
        form, operations.merge_topics, topic=topic, by=request.user, **form.cleaned_data
    ):
        said = _("«%(topic)s» is now another name of «%(into)s».")
        messages.success(request, said % {"topic": topic, "into": form.cleaned_data["into"]})
        return redirect("topic_list")
    return render(request, "members/topic_merge.html", {"form": form, "topic": topic, "uses": uses_of(topic)})


def topic_delete(request: MemberRequest, pk: int) -> HttpResponse:
    topic = _managed(request, pk)
    if request.method != "POST":
        return render(request, "members/topic_delete.html", {"topic": topic, "uses": uses_of(topic)})
    with answered(request, _("«%s» is no longer in the list.") % topic):
        operations.delete_topic(topic=topic, by=request.user)
    return redirect("topic_list")


def _managed(request: MemberRequest, pk: int) -> Topic:
    require(request, "members.manage_topics")
    topic: Topic = fetch(Topic.objects.with_uses(), pk=pk)
    return topic
