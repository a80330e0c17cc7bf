"""What a check looks at: the figures of one entry by key, and of one list when it is a check of a list page."""

from __future__ import annotations

from kiesdeler.law.counting.fields import Figures
from kiesdeler.law.counting.form import Form, ListSpan
from kiesdeler.law.counting.sections_numbers import list_key


class View:
    """The figures of one entry; `span` is the list in question, only at checks of list pages."""

    def __init__(self, form: Form, figures: Figures, span: ListSpan | None = None):
        self.form: Form = form
        self._figures: Figures = figures
        self._span: ListSpan | None = span

    def __getitem__(self, key: str) -> int:
        """The value of a field; 0 when it is not on this form, as field C at a council."""
        index = self.form.index.get(key)
        return 0 if index is None else self._figures[index]

    def present(self, *keys: str) -> tuple[str, ...]:
        """Those of the keys that are on this form."""
        return tuple(key for key in keys if key in self.form.index)

    def filled(self, *keys: str) -> tuple[str, ...]:
        """Those of the keys that are more than 0."""
        return tuple(key for key in keys if self[key])

    @property
    def list_keys(self) -> tuple[str, ...]:
        """E.1 to E.n."""
        return tuple(list_key(span.number) for span in self.form.spans)

    @property
    def lists_sum(self) -> int:
        """E.1 + … + E.n."""
        return sum(self._figures[span.summary] for span in self.form.spans)

    @property
    def span(self) -> ListSpan:
        """The list of this page."""
        assert self._span is not None, "a check of a list page looks at a list"  # noqa: S101 - tells mypy
        return self._span

    @property
    def summary(self) -> int:
        """E.n of this list."""
        return self._figures[self.span.summary]

    @property
    def total(self) -> int:
        """The list total of this page."""
        return self._figures[self.span.total]

    @property
    def candidates_sum(self) -> int:
        """The votes of the candidates of this page together."""
        return sum(self._figures[self.span.start : self.span.total])
