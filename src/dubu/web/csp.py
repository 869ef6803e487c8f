"""The security headers of every answer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def politik(*, form_action: tuple[str, ...] = ("'self'",)) -> str:
    """The content security policy. A log-in page may add its identity provider to `form_action`."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action " + " ".join(form_action),
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


# Same-origin also on public pages: under `no-referrer` browsers send `Origin: null` with a posted form and
# Django's CSRF check refuses it. No other site sees an address either way.
HOVEDER = {
    "Content-Security-Policy": politik(),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}


class SikkerhedshovederMiddleware:
    """Sets each header that the view has not set itself. Stands outermost, so that refusals get them too.

    Static files have their own Cache-Control; everything else is `no-store`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        svar = self.get_response(request)
        for navn, vaerdi in HOVEDER.items():
            svar.headers.setdefault(navn, vaerdi)
        return svar
