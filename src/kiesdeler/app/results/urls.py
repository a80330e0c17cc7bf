"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.results import document_pages, paper_pages, progress_page, provisional_page

app_name = "results"
urlpatterns = [
    path("zitting/<int:session>/tussenstand/", provisional_page.provisional, name="provisional"),
    path("zitting/<int:session>/documenten/", document_pages.documents, name="documents"),
    path("zitting/<int:session>/documenten/maken/", document_pages.make, name="make"),
    path("zitting/<int:session>/documenten/<int:document>/", document_pages.document, name="document"),
    path("zitting/<int:session>/voortgang/<int:making>/", progress_page.progress, name="progress"),
    path("zitting/<int:session>/formulieren/", paper_pages.papers, name="papers"),
    path("zitting/<int:session>/formulieren/<slug:paper>/", paper_pages.paper, name="paper"),
    path("zitting/<int:session>/formulieren/<slug:paper>/alle/", paper_pages.all_papers, name="all_papers"),
    path("zitting/<int:session>/afdruk/<int:making>/", paper_pages.printed, name="printed"),
    path("zitting/<int:session>/concept/<str:name>/", paper_pages.concept, name="concept"),
    path("zitting/<int:session>/conceptafdruk/<int:making>/", paper_pages.concept_file, name="concept_file"),
]
