"""What the tests of the page share."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web import dossiers


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of talks between Kestria and Tarsovia; only read it."""
    return dossiers.dossier(tmp_path_factory.mktemp("page") / "talks.db")


@pytest.fixture
def page(talks: Path) -> FlaskClient:
    """Whoever asks the page of those talks."""
    return dossiers.client(talks)
