"""Signing in, and the users page of the admin."""

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from incidents.forms import UserForm
from incidents.models import User
from incidents.permissions import Action, demo_allowed, requires
from incidents.services.accounts import add_user, set_user_active
from incidents.services.errors import ServiceError


class SignInForm(AuthenticationForm):
    """Name and password; demo accounts are refused away from the machine itself."""

    def confirm_login_allowed(self, user: User) -> None:
        """Raises ValidationError for a closed account and for a demo account from outside."""
        super().confirm_login_allowed(user)
        if user.is_demo and not (self.request and demo_allowed(self.request)):
            raise ValidationError(_("Demo accounts work on the machine itself only."), code="demo")


class SignIn(LoginView):
    """The sign-in page."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_USERS)
@never_cache
def users(request: HttpRequest) -> HttpResponse:
    """Everybody who can sign in, and the form for one more. A new password is shown once."""
    form = UserForm(request.POST or None)
    new: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            user, password = add_user(cleaned["username"], role=cleaned["role"], email=cleaned["email"])
        except ServiceError as error:
            form.add_error(None, str(error.sentence))
        else:
            new = {"username": user.username, "password": password, "role": user.get_role_display()}
            form = UserForm()
    context = {"form": form, "new": new, "people": User.objects.order_by("username")}
    return render(request, "people/users.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Action.MANAGE_USERS)
def set_active(request: HttpRequest, user_id: int) -> HttpResponse:
    """Opens or closes an account."""
    user = get_object_or_404(User, pk=user_id)
    assert isinstance(request.user, User)
    is_active = request.POST.get("active") == "1"
    try:
        set_user_active(user, is_active=is_active, by=request.user)
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Account opened.") if is_active else _("Account closed."))
    return redirect("users")
