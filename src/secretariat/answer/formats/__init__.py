"""The export in the formats of other programs, one module for each; a library writes each of them."""
