"""/avisos/ and /preferencies/: what the portal has to say to a person, and how it says it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from office import operations
from office.access import fetch
from office.forms import PreferenceForm, attempt
from office.models import Message, MessagePreference

PER_PAGE = 25


def message_list(request: HttpRequest) -> HttpResponse:
    rows = Message.objects.visible_to(request.user).unread_first()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "office/message_list.html", {"page": page})


def message_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Opening is reading: on to where it leads, or the message itself when it leads nowhere."""
    message = fetch(Message.objects.visible_to(request.user), pk=pk)
    Message.objects.filter(pk=pk).mark_read()
    if message.link.startswith("/") and url_has_allowed_host_and_scheme(message.link, allowed_hosts=None):
        return redirect(message.link)
    return render(request, "office/message_detail.html", {"message": message})


@require_POST
def messages_read(request: HttpRequest) -> HttpResponse:
    """All, or the one whose number is sent."""
    rows = Message.objects.visible_to(request.user)
    number = request.POST.get("message", "")
    if number:
        rows = rows.filter(pk=number) if number.isdecimal() and len(number) < 19 else rows.none()
    rows.mark_read()
    return redirect("message_list")


def preferences(request: HttpRequest) -> HttpResponse:
    chosen = MessagePreference.objects.filter(person=request.user.pk).first()
    form = PreferenceForm(request.POST or None, instance=chosen)
    if form.is_valid() and attempt(
        form,
        operations.choose_channel,
        person=request.user,
        channel=form.cleaned_data["channel"],
        by=request.user,
    ):
        messages.success(request, _("Your choice is saved. It holds from the next reminder on."))
        return redirect("preferences")
    return render(request, "office/preferences.html", {"form": form})
