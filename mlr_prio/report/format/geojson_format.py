"""GeoJSON (RFC 7946) for maps: WGS 84, longitude first, no other system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.format.json_format import json_text

if TYPE_CHECKING:
    from mlr_prio.report.report import Feature, Report
    from mlr_prio.report.surface import Surface


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the features of the report; what the document says about itself stands beside them."""
    document = report.document
    said = document.metadata
    about = {"title": document.title, "status_mark": document.status_mark, "language": document.language}
    if said is not None:
        about |= {
            "as_of": said.as_of,
            "input_sha256": said.input_sha256,
            "status": said.status,
            "version": said.version,
        }
    return json_text(
        {"type": "FeatureCollection", "metadata": about, "features": list(map(_feature, report.features))}
    )


def _feature(feature: Feature) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": feature.geometry,
        "properties": feature.properties,
    }
