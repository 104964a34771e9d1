"""Addresses without a language: the front door, the state of health, and what crawlers ask for."""

from __future__ import annotations

from django.urls import path

from diptych.faces.portal.views import bare, feeds, pictures, thesaurus
from diptych.thesaurus.export import JSON_LD, TURTLE

urlpatterns = [
    path("", bare.door, name="door"),
    path("design/", bare.design, name="design-door"),
    path("healthz", bare.healthy, name="healthy"),
    path("readyz", bare.ready, name="ready"),
    path("robots.txt", bare.robots, name="robots"),
    path("sitemap.xml", feeds.sitemap_index, name="sitemap-index"),
    path("sitemap/<slug:kind>/<int:number>.xml", feeds.sitemap, name="sitemap"),
    path("og/<slug:code>/site.png", pictures.site, name="picture-site"),
    path("og/<slug:code>/<slug:kind>/<str:id>.png", pictures.thing, name="picture"),
    path("thesaurus.ttl", thesaurus.whole, {"kind": TURTLE}, name="thesaurus-turtle"),
    path("thesaurus.jsonld", thesaurus.whole, {"kind": JSON_LD}, name="thesaurus-json-ld"),
    path("thesaurus/<slug:id>", thesaurus.one, name="concept-door"),
    path("service-worker.js", bare.service_worker, name="service-worker"),
]
