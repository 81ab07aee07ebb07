"""A brief as one HTML page that stands alone: no script, no request, readable in print, by day and by night."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from secretariat.answer.briefing.brief_rows import Brief
from secretariat.answer.briefing.layout import laid_out, title_of


def page(brief: Brief) -> str:
    """The whole page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    folder = resources.files(__package__)
    style = folder.joinpath("brief.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(folder.joinpath("brief.html.j2").read_text(encoding="utf-8"))
    blocks = [(type(block).__name__, block) for block in laid_out(brief)]
    written: str = template.render(title=title_of(brief), blocks=blocks, style=Markup(style), digest=digest)
    return written.rstrip() + "\n"
