"""The logged-out front page, the demo's local login, log-out and the switch of municipality."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.adgang import forsoeg
from dubu.adgang.forms import LoginForm
from dubu.kerne import ur
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation import selectors
from dubu.organisation.models import Bruger, Kommune

LOGIN_VINDUE = timedelta(minutes=15)
LOGIN_HOEJST = 10
# Remembers the chooser's municipality; carries no right.
VALG_COOKIE = "oiosamlCookie"


@require_GET
def forside(request: HttpRequest) -> HttpResponse:
    """Logged in: the landing page of the role. Logged out: choose your municipality."""
    if request.aktoer is not None and request.aktoer.er_medarbejder:
        return redirect(settings.DUBU_STARTSIDE)
    kommuner = selectors.list_kommuner()
    valgt = request.COOKIES.get(VALG_COOKIE, "")
    return render(request, "adgang/forside.html", {"kommuner": kommuner, "valgt": valgt})


@sensitive_post_parameters("passwd")
@require_http_methods(["GET", "POST"])
def login_side(request: HttpRequest, kode: str) -> HttpResponse:
    """Local login, only where the demo is on."""
    if not settings.DUBU_DEMO:
        raise FindesIkkeFejl
    kommune = selectors.find_kommune(kode)
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        svar = _proev_login(request, form, kommune)
        if svar is not None:
            return svar
    status = 422 if form.errors else 200
    return render(
        request,
        "adgang/login.html",
        {"form": form, "kommune_navn": kommune.navn, "kode": kode},
        status=status,
    )


def _proev_login(request: HttpRequest, form: LoginForm, kommune: Kommune) -> HttpResponse | None:
    noegle = forsoeg.noegle_for(request, "login", ur.nu())
    forsoeg.check_ikke_for_mange(noegle, ur.nu(), hoejst=LOGIN_HOEJST, laengde=LOGIN_VINDUE)
    bruger = authenticate(request, username=form.cleaned_data["loginfmt"], password=form.cleaned_data["passwd"])
    if bruger is None or selectors.find_plads(bruger.pk, ur.idag()) is None:
        request.efter.append(lambda: forsoeg.taell_op(noegle, ur.nu(), laengde=LOGIN_VINDUE))
        request.aktoer.opslag.noter("login.afvist")
        form.add_error(None, "Brugernavn eller adgangskode passer ikke. Prøv igen, eller kontakt den systemansvarlige.")
        return None
    return _log_ind(request, bruger, kommune)


def _log_ind(request: HttpRequest, bruger: Bruger, kommune: Kommune) -> HttpResponse:
    """A new session fixed to the municipality: new key, and nothing of an earlier one's.

    Django keeps the session of a user who logs in again, and with it what another municipality left there.
    """
    request.session.flush()
    login(request, bruger)
    request.session["kommune"] = kommune.pk
    svar = redirect("forside")
    svar.set_cookie(
        VALG_COOKIE,
        kommune.kode,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        max_age=31_536_000,
    )
    return svar


@require_POST
def logud(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("forside")


@require_POST
def skift_kommune(request: HttpRequest) -> HttpResponse:
    """Start a new session in another municipality where the user has a place."""
    kommune = selectors.find_kommune(request.POST.get("ny_kommune", ""))
    bruger = request.user
    if kommune is None or kommune.pk not in bruger.kommunekoder:
        raise FindesIkkeFejl
    with kommune_transaktion(kommune.pk):
        if selectors.find_plads(bruger.pk, ur.idag()) is None:
            raise FindesIkkeFejl
    return _log_ind(request, bruger, kommune)


def login_url(kommune: Kommune) -> str:
    """Where the chooser sends a user of the municipality."""
    return reverse("login", args=[kommune.kode])
