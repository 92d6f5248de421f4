"""Claims of three dispatches of our own, without any reader."""

from collections.abc import Callable, Iterator
from itertools import count

import psycopg
import pytest
from hypothesis import settings
from tests.told import make_claim
from tools.postgres import find_binaries, serving

from verbale.terms import Event, Heading, Position, Round, Span, Statement, Toll
from verbale.views import Material

# How long an example takes says more of the machine than of the code.
settings.register_profile("verbale", deadline=None)
settings.load_profile("verbale")

TEXTS = {
    "one": "Rebels demand a truce. “We want peace,” said Amina Yusuf. 12 people were killed.",
    "two": "The army rejects a truce. 20 people were killed, it said.",
    "copy": "Rebels demand a truce. “We want peace,” said Amina Yusuf. 12 people were killed.",
}
HEADINGS = {
    "one": Heading(id="one", title="Truce wanted", published="2021-03-01", publisher="Wire"),
    "two": Heading(id="two", title="Truce refused", published="2021-03-05", publisher="Daily"),
    "copy": Heading(
        id="copy", title="Truce wanted", published="2021-03-02", publisher="Mirror", copy_of="one"
    ),
}


@pytest.fixture
def material() -> Material:
    truce = Span(0, 22)
    demand = Position(
        party="Rebels", issue="fighting.truce", stance="demand", wording="a truce", evidence=truce
    )
    reject = Position(
        party="Army", issue="fighting.truce", stance="reject", red_line=True, evidence=Span(0, 25)
    )
    toll = Toll(kind="killed", low=12, high=12, wording="12 people", evidence=Span(58, 80))
    rival = Toll(
        kind="killed", low=20, high=20, wording="20 people", counted_by="Army", evidence=Span(26, 57)
    )
    said = Statement(
        source=(Span(45, 56),),
        content=(Span(23, 39),),
        kind="direct",
        speaker="Amina Yusuf",
        evidence=Span(23, 57),
    )
    claims = (
        make_claim("one", known_as="a001" * 5, record=demand),
        make_claim("one", known_as="a002" * 5, record=toll),
        make_claim("one", known_as="a003" * 5, record=said),
        make_claim("two", known_as="b001" * 5, record=reject),
        make_claim("two", known_as="b002" * 5, record=rival),
        make_claim(
            "two",
            known_as="b003" * 5,
            record=Round(venue="Juba", date="2021-02", status="ended", evidence=Span(0, 25)),
        ),
        make_claim(
            "two",
            known_as="b004" * 5,
            record=Event(type="ASSAULT", initiator="Army", status="planned", evidence=Span(0, 25)),
        ),
        make_claim("copy", known_as="c001" * 5, record=demand),
        make_claim("copy", known_as="c002" * 5, record=toll),
    )
    private = {"one": (Span(45, 56),)}
    names = {"one": frozenset({"Amina Yusuf"})}
    return Material(claims=claims, headings=HEADINGS, texts=TEXTS, private=private, private_names=names)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server that these tests start."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed (Debian's postgresql, or the wheel pgserver)")
    with serving(binaries) as address:
        yield address


@pytest.fixture(scope="session")
def new_database(postgres_server: str) -> Callable[[], str]:
    """Makes an empty database and gives its address."""
    numbers = count(1)

    def make() -> str:
        name = f"record{next(numbers)}"
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return postgres_server.rpartition("/")[0] + f"/{name}"

    return make
