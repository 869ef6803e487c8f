from django.urls import path

from dubu.sager.views import bemanding, journal, kontaktkort, log, notatvalg, sag, soegning

app_name = "sager"

urlpatterns = [
    path("sager/", sag.mine, name="mine"),
    path("notat/", notatvalg.vaelg, name="notat_vaelg"),
    path("log/", log.find, name="log_find"),
    path("soeg/", soegning.soeg, name="soeg"),
    path("soeg/<uuid:soegning>/", soegning.resultat, name="soegning"),
    path("sag/opret/<uuid:barn>/", sag.opret, name="opret"),
    path("sag/kladde/<uuid:kopi>/kasser/", journal.kasser_kladde, name="kasser_kladde"),
    path("sag/<uuid:sag_uuid>/", sag.overblik_side, name="overblik"),
    path("sag/<uuid:sag_uuid>/kontaktkort/", kontaktkort.kontaktkort, name="kontaktkort"),
    path("sag/<uuid:sag_uuid>/journal/", journal.journal, name="journal"),
    path("sag/<uuid:sag_uuid>/notat/", journal.notat_nyt, name="notat_nyt"),
    path("sag/<uuid:sag_uuid>/notat/<uuid:aktivitet>/ret/", journal.notat_ret, name="notat_ret"),
    path("sag/<uuid:sag_uuid>/henvendelse/", journal.henvendelse_ny, name="henvendelse_ny"),
    path("sag/<uuid:sag_uuid>/aktivitet/", journal.aktivitet_ny, name="aktivitet_ny"),
    path("sag/<uuid:sag_uuid>/aktivitet/<uuid:aktivitet>/", journal.aktivitet, name="aktivitet"),
    path("sag/<uuid:sag_uuid>/aktivitet/<uuid:aktivitet>/status/", journal.aktivitet_status, name="aktivitet_status"),
    path("sag/<uuid:sag_uuid>/status/", sag.status, name="status"),
    path("sag/<uuid:sag_uuid>/handler-om/", sag.resume, name="resume"),
    path("sag/<uuid:sag_uuid>/parter/", sag.parter, name="parter"),
    path("sag/<uuid:sag_uuid>/parter/<uuid:part>/fjern/", sag.part_fjern, name="part_fjern"),
    path("sag/<uuid:sag_uuid>/tildel/", bemanding.tildel, name="tildel"),
    path("sag/<uuid:sag_uuid>/raadgivere/", bemanding.raadgivere, name="raadgivere"),
    path("sag/<uuid:sag_uuid>/raadgivere/<uuid:raadgiver>/fjern/", bemanding.raadgiver_fjern, name="raadgiver_fjern"),
    path("sag/<uuid:sag_uuid>/adgang/", bemanding.adgang, name="adgang"),
    path("sag/<uuid:sag_uuid>/adgang/<uuid:bevilling>/fjern/", bemanding.adgang_fjern, name="adgang_fjern"),
    path("sag/<uuid:sag_uuid>/noedaabning/", bemanding.noedaaben, name="noedaaben"),
    path("sag/<uuid:sag_uuid>/log/", bemanding.log, name="log"),
]
