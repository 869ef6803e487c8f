"""Pages of the room: download a document; the contact block."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from dubu.dokumenter import selectors
from dubu.dokumenter.lager import lager


@require_GET
def hent(request: HttpRequest, uuid: UUID) -> StreamingHttpResponse:
    """A document as a download, never shown inside our own pages; streamed from the store."""
    dokument = selectors.get_dokument(request.aktoer, uuid)
    svar = StreamingHttpResponse(
        lager().hent(request.aktoer.kommune_id, dokument.sha256), content_type=dokument.mimetype
    )
    svar["Content-Disposition"] = content_disposition_header(True, dokument.filnavn)
    svar["Content-Length"] = str(dokument.stoerrelse)
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return svar
