"""The views of the page: one module each, with a blueprint `pages`."""
