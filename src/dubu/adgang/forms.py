"""The local login of the demo. The field names are those of municipalities' robots."""

from __future__ import annotations

from django import forms


class LoginForm(forms.Form):
    """User name and password; the page says the same whatever was wrong."""

    loginfmt = forms.CharField(label="Brugernavn", max_length=120)
    passwd = forms.CharField(label="Adgangskode", widget=forms.PasswordInput, max_length=200, strip=False)
