"""Pictures: pure functions from data to SVG. No script, no style attributes; colours come from the page's style sheet."""
