"""How the documentation is built: Sphinx reads Markdown through MyST."""

from importlib.metadata import version as version_of

project = "Diptych"
author = "The Diptych authors"
copyright = author
version = release = version_of("diptych")

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
language = "en"
nitpicky = True

html_theme = "furo"
html_title = "Diptych"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#b92a1c", "color-brand-content": "#12566f"},
    "dark_css_variables": {"color-brand-primary": "#ff7a63", "color-brand-content": "#74bcd6"},
}
