"""The description of the API, and the API held against it by schemathesis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS
from tests.serve.conftest import refused, truce

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, make_app
from verbale.serve.api import ENDPOINTS
from verbale.serve.api.endpoint import BASE

EXAMPLES = 12
LIMITED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API over two reports, as its own description has it."""
    with Store.open(tmp_path_factory.mktemp("described") / "record.db") as store:
        with store.writer() as writer:
            for one, read in (truce(), refused()):
                writer.add(one, read)
        desk = RecordDesk(store.view())
        app = make_app(desk, hosts=Hosts(("testserver",)), bench=RecordBench(store, [desk]))
        yield schemathesis.openapi.from_asgi(f"{BASE}/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda one: one.value)
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.path)
def test_answers_are_as_described(described: Any, endpoint: Any, mode: GenerationMode) -> None:
    if not endpoint.params and mode is GenerationMode.NEGATIVE:
        pytest.skip("nothing can be asked wrongly")

    # A day of no calendar, a party that nobody names and a cursor of another list are well formed, and refused.
    excluded = CHECKS.get_by_names(["positive_data_acceptance"])

    @LIMITED
    @given(case=described[endpoint.address]["GET"].as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.call_and_validate(excluded_checks=excluded)

    check()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda one: one.value)
def test_judgements_are_answered_as_described(described: Any, mode: GenerationMode) -> None:
    excluded = CHECKS.get_by_names(["positive_data_acceptance"])

    @LIMITED
    @given(case=described[f"{BASE}/judgements"]["POST"].as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.call_and_validate(excluded_checks=excluded)

    check()


def test_what_is_there_is_answered_as_described(described: Any) -> None:
    ids = {
        "/reports/{id}": truce()[0].id,
        "/reports/{id}/text": truce()[0].id,
        "/claims/{id}": _first(described, "/claims")["claim_id"],
        "/incidents/{id}": _first(described, "/incidents")["id"],
    }
    assert ids.keys() == {one.path for one in ENDPOINTS if one.has_id}
    for path, wanted in ids.items():
        case = described[BASE + path]["GET"].Case(path_parameters={"id": wanted})
        assert case.call_and_validate().status_code == 200


def test_the_description_is_openapi_and_says_what_every_field_means(described: Any) -> None:
    described.validate()
    raw = described.raw_schema
    assert raw["openapi"] == "3.1.0"
    assert set(raw["paths"]) >= {one.address for one in ENDPOINTS}
    names = [path["get"]["operationId"] for path in raw["paths"].values() if "get" in path]
    assert len(names) == len(set(names))
    assert raw["components"]["schemas"]["Entry"]["properties"]["dated_by"]["description"]
    assert "Attributes:" not in str(raw)


def _first(described: Any, path: str) -> Any:
    return described[BASE + path]["GET"].Case().call_and_validate().json()["items"][0]
