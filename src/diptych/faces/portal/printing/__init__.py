"""An assessment on paper: a page of the site that prints well, and a PDF.

``report_of`` says in plain records what stands on the paper; ``page`` and ``pdf`` draw them.
"""

from __future__ import annotations

from diptych.faces.portal.printing.onscreen import page as page
from diptych.faces.portal.printing.report import report_of as report_of
from diptych.faces.portal.printing.typesetting import pdf as pdf
