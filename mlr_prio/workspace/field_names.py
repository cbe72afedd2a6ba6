"""Which keys the model knows at a place in a document."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag

if TYPE_CHECKING:
    from mlr_prio.model.source import Path


def known_keys(model: type[BaseModel], way: Path) -> tuple[str, ...]:
    """Return the keys allowed at ``way`` below the root of a document, in the order of the model.

    Parameters
    ----------
    model
        The model of the document.
    way
        As pydantic writes it: keys, indices and tags of unions.
    """
    return tuple(dict.fromkeys(name for part in _models_at(model, way) for name in part.model_fields))


def _models_at(annotation: Any, way: Path) -> list[type[BaseModel]]:  # noqa: ANN401 -- any annotation
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _models_at(arguments[0], way)
    if origin in {Union, UnionType}:
        tagged = [part for part in arguments if way and way[0] in _tags(part)]
        rest = way[1:] if tagged else way
        return [found for part in tagged or arguments for found in _models_at(part, rest)]
    if origin in {tuple, dict}:
        item = arguments[0] if origin is tuple else arguments[1]
        return _models_at(item, way[1:]) if way else []
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return []
    if not way:
        return [annotation]
    field = annotation.model_fields.get(str(way[0]))
    return [] if field is None else _models_at(field.annotation, way[1:])


def _tags(annotation: Any) -> set[str]:  # noqa: ANN401 -- any annotation
    """Return what pydantic calls this member of a union: its tag, or the name of its class."""
    if get_origin(annotation) is Annotated:
        return {extra.tag for extra in get_args(annotation)[1:] if isinstance(extra, Tag)}
    return {getattr(annotation, "__name__", "")}
