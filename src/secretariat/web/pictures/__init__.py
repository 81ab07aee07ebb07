"""Pictures: pure functions from data to SVG. No script, no style attributes; colours come from a style sheet."""
