"""Outlets that no list has are told by how their names are made, those of the list by name and by host."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources

import pytest

from secretariat.knowledge.outlets import outlet_at, outlet_name, outlet_named, without_article

NAMED = [
    ("al-Nahar TV", "al-Nahar TV"),
    ("the al-Nahar television", "al-Nahar"),
    ("CNN Portugal", "CNN Portugal"),
    ("the newspaper Kvik", "Kvik"),
    ("the Velmar-based Kvik newspaper", "Kvik"),
    ("Velmar-based Kvik newspaper", "Kvik"),
    ("the Velmar-based newspaper Kvik", "Kvik"),
    ("Velmar-based Sarn Wire news agency", "Sarn Wire"),
]
NOT_NAMED = [
    *("Guardian Council", "the al-Nahar plan", "Portugal"),
    *("the Velmar-based newspaper", "Velmar-based television", "the Velmar-based council"),
]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_a_name_is_told_by_its_form(words: str, name: str) -> None:
    assert outlet_name(words) == name


@pytest.mark.parametrize("words", NOT_NAMED)
def test_what_only_begins_like_one_is_none(words: str) -> None:
    assert outlet_name(words) is None


SITES = [
    ("reuters.com", "Reuters"),
    ("www.Reuters.com", "Reuters"),
    ("ara.reuters.com", "Reuters"),
    ("elpais.com", "El País"),
    ("english.elpais.com", "El País"),
    ("cincodias.elpais.com", "Cinco Días"),
    ("www.cincodias.elpais.com", "Cinco Días"),
    ("economictimes.indiatimes.com", "Economic Times"),
]
NO_SITES = [
    "halden.example",
    "notreuters.com",
    "reuters.com.example",
    "indiatimes.com",
    "com",
    "co.uk",
    "",
    "..",
]


@pytest.mark.parametrize(("host", "name"), SITES)
def test_a_host_tells_of_its_outlet(host: str, name: str) -> None:
    """The longest domain of the list counts, on whose host an outlet of its own may stand."""
    found = outlet_at(host)
    assert found is not None
    assert found.name == name
    assert found == outlet_named(name)


@pytest.mark.parametrize("host", NO_SITES)
def test_a_host_of_no_outlet(host: str) -> None:
    assert outlet_at(host) is None


def lines() -> list[tuple[str, set[str], tuple[str, ...]]]:
    """The name, every form of it and the domains on each line of the list."""
    text = resources.files("secretariat.knowledge").joinpath("outlets.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    found = []
    for line in (*lists["agencies"], *lists["press"], *lists["broadcast"]):
        name, others, _, *domains = line.split("|")
        forms = {without_article(form) for form in (name, *others.split(",")) if form.strip()}
        found.append((name.strip(), forms, tuple(d.strip() for part in domains for d in part.split(","))))
    return found


def test_the_list_names_an_outlet_and_a_domain_once() -> None:
    listed = lines()
    forms = Counter(form for _, forms, _ in listed for form in forms)
    domains = Counter(domain for *_, domains in listed for domain in domains)
    assert len(listed) >= 450
    assert len(domains) >= len(listed)
    assert [form for form, times in forms.items() if times > 1] == []
    assert [domain for domain, times in domains.items() if times > 1] == []
    assert [d for d in domains if d.startswith("www.") or not re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", d)] == []


def test_every_domain_leads_to_its_line() -> None:
    for name, _, domains in lines():
        for host in (host for domain in domains for host in (domain, f"www.{domain}")):
            found = outlet_at(host)
            assert found is not None
            assert (found.name, found.domains) == (name, domains)
