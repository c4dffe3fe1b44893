from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import operations
from members.addresses import contact_given
from members.forms.people import EndRoleForm, NewRoleForm, RoleForm
from members.models import Organization, Person, Role
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from office.refusals import Refused


def role_add(request: MemberRequest, organization_id: int) -> HttpResponse:
    organization = fetch(Organization.objects.visible_to(request.user), pk=organization_id)
    require(request, "members.manage_roles", organization)
    name, address = contact_given(organization) if not organization.roles.exists() else ("", "")
    given_name, _space, family_name = name.partition(" ")
    initial = {"given_name": given_name, "family_name": family_name, "sign_in_email": address}
    form = NewRoleForm(request.POST or None, initial=initial)
    if form.is_valid() and attempt(
        form, _add_person_with_role, request=request, organization=organization, form=form
    ):
        messages.success(request, _("The person is now in %s.") % organization)
        return redirect(organization)
    return render(request, "members/role_form.html", {"form": form, "organization": organization})


@transaction.atomic
def _add_person_with_role(*, request: MemberRequest, organization: Organization, form: NewRoleForm) -> Role:
    values = dict(form.cleaned_data)
    names = {name: values.pop(name) for name in ("given_name", "family_name")}
    email, invite_now = values.pop("sign_in_email"), values.pop("invite_now")
    known = form.person_known()
    is_ours = known and Role.objects.filter(person=known, organization=organization).exists()
    if known and not is_ours and not request.user.has_perm("members.manage_memberships"):
        raise Refused(
            _("This address is already used in the portal: ask the coordination to add this post."),
            "sign_in_email",
        )
    person = known or operations.add_person(**names, email=email, by=request.user)
    role = operations.add_role(
        person=person, organization=organization, by=request.user, on_behalf_of=organization, **values
    )
    if (
        invite_now
        and person.email
        and not person.is_active
        and request.user.has_perm("members.invite", person)
    ):
        operations.invite(person=person, by=request.user)
    return role


def role_edit(request: MemberRequest, pk: int) -> HttpResponse:
    role = fetch(Role.objects.visible_to(request.user).select_related("organization", "person"), pk=pk)
    require(request, "members.manage_roles", role)
    form = RoleForm(request.POST or None, instance=role)
    if form.is_valid() and attempt(
        form,
        operations.edit_role,
        role=Role.objects.get(pk=role.pk),
        by=request.user,
        on_behalf_of=role.organization,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(role.organization)
    context = {"form": form, "organization": role.organization, "role": role}
    return render(request, "members/role_form.html", context)


def role_end(request: MemberRequest, pk: int) -> HttpResponse:
    role = fetch(Role.objects.visible_to(request.user).select_related("organization", "person"), pk=pk)
    require(request, "members.manage_roles", role)
    form = EndRoleForm(request.POST or None)
    if form.is_valid() and attempt(
        form,
        operations.end_role,
        role=role,
        by=request.user,
        on_behalf_of=role.organization,
        **form.cleaned_data,
    ):
        messages.success(request, _("The post of %s has its last day.") % role.person)
        return redirect(role.organization)
    return render(request, "members/role_end.html", {"form": form, "role": role})


@require_POST
def person_invite(request: MemberRequest, pk: int) -> HttpResponse:
    person = fetch(Person.objects.visible_to(request.user).with_roles(), pk=pk)
    require(request, "members.invite", person)
    with answered(request, _("The invitation is on its way to %s.") % person.email):
        operations.invite(person=person, by=request.user)
    role = next(iter(person.roles_in_force), None)
    is_from_its_page = request.POST.get("from") == "person"
    return redirect(person if is_from_its_page or not role else role.organization)
