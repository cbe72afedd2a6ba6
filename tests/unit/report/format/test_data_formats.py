"""GeoJSON, the Swedish CSV and the description of a CSV file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.format import FORMATS
from mlr_prio.report.format.csv_format import PLAIN
from mlr_prio.report.format.csv_swedish import SWEDISH
from mlr_prio.report.format.datapackage import datapackage_text
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.report import Report


@pytest.fixture(scope="module")
def exported(shipped: Problem) -> Report:
    """Return the shipped list as a document to keep."""
    return list_export(rank(shipped), Translator("sv"), "2026-03-01")


@pytest.fixture(scope="module")
def collection(exported: Report) -> Any:
    return json.loads(FORMATS["geojson"].content(exported))


def test_the_map_is_a_feature_collection_without_a_system_of_its_own(collection: Any) -> None:
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert collection["metadata"]["as_of"] == "2026-03-01"
    assert collection["metadata"]["input_sha256"]
    assert len({feature["id"] for feature in collection["features"]}) == 11 + 22


def test_every_geometry_follows_the_standard(collection: Any) -> None:
    """RFC 7946: rings are closed and counterclockwise, longitude comes before latitude."""
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        geometry = feature["geometry"]
        if geometry is None:
            continue
        assert geometry["type"] in {"Polygon", "Point", "LineString"}
        if geometry["type"] == "Polygon":
            (ring,) = geometry["coordinates"]
            assert ring[0] == ring[-1]
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0
            assert all(12 < x < 14 and 55 < y < 57 for x, y in ring)


def test_a_municipality_says_which_projects_touch_it_and_where_its_outline_is_from(collection: Any) -> None:
    malmo = next(f for f in collection["features"] if f["id"] == "municipality-malmo")
    assert malmo["properties"]["projects"] == 16
    assert "oresundsmetro" in malmo["properties"]["project_ids"]
    assert malmo["properties"]["attribution"] == "Källa: SCB"


def test_a_project_has_the_place_that_its_file_gives_and_no_other(load: Any, exported: Report) -> None:
    located = "schema_version: 1\nid: stig\nname: Stigen\nmode: cycle\nstatus: candidate\nscores: {}\n"
    point = located + "location: {type: Point, coordinates: [13.1, 55.7]}\n"
    line = (
        located.replace("stig", "vag")
        + "location: {type: LineString, coordinates: [[13, 55.5], [13.1, 55.7]]}\n"
    )
    problem = load({"projects/stig.yaml": point, "projects/vag.yaml": line})
    made = json.loads(FORMATS["geojson"].content(list_export(rank(problem), Translator("sv"), "")))
    shapes = {f["id"]: f["geometry"] for f in made["features"]}
    assert shapes["project-stig"] == {"type": "Point", "coordinates": [13.1, 55.7]}
    assert shapes["project-vag"]["coordinates"] == [[13.0, 55.5], [13.1, 55.7]]
    assert shapes["project-bana"] is None
    assert shapes["municipality-adal"] is None


def test_a_swedish_spreadsheet_opens_the_swedish_file(exported: Report) -> None:
    content = FORMATS["csv-sv"].content(exported)
    assert content.startswith(b"\xef\xbb\xbfstatus;rank;")
    assert content.count(b"\r\n") == content.count(b"\n") == 23
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    plain = list(csv.DictReader(io.StringIO(FORMATS["csv"].content(exported).decode())))
    assert [row["value"].replace(",", ".") for row in rows] == [row["value"] for row in plain]
    assert rows[0]["as_of"] == "2026-03-01"
    assert len(rows[0]["input_sha256"]) == 64


def test_a_spreadsheet_runs_no_cell_of_either_file(report: Report) -> None:
    assert b";" in FORMATS["csv-sv"].content(report)
    assert b"'=1+1" in FORMATS["csv-sv"].content(report)


@pytest.mark.parametrize(("dialect", "format_id"), [(PLAIN, "csv"), (SWEDISH, "csv-sv")])
def test_the_description_of_a_file_fits_it(exported: Report, dialect: Any, format_id: str) -> None:
    content = FORMATS[format_id].content(exported)
    package = json.loads(datapackage_text(exported, "lista.csv", content, dialect))
    (resource,) = package["resources"]
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert resource["dialect"]["delimiter"] == dialect.delimiter
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert tuple(fields) == exported.fields
    kinds = [fields[name]["type"] for name in ("rank", "tied", "name", "value", "cost_price_year")]
    assert kinds == ["integer", "boolean", "string", "number", "integer"]
    assert ("decimalChar" in fields["value"]) == (dialect is SWEDISH)
    assert all(field.get("title") for field in fields.values())


def test_a_description_without_metadata_leaves_it_out(report: Report) -> None:
    package = json.loads(datapackage_text(replace(report, records=()), "lista.csv", b"", PLAIN))
    assert "input_sha256" not in package
    assert {field["type"] for field in package["resources"][0]["schema"]["fields"]} == {"string"}
    assert "as_of" not in json.loads(FORMATS["geojson"].content(report))["metadata"]
