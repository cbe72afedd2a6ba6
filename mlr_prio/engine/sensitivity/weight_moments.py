"""Mean and covariance of the weights of a weight space, without simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.closeness import dirichlet_covariance
from mlr_prio.engine.sensitivity.weight_space import Around, Bounds, basis, members

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.weight_space import SingleSpace, WeightSpace


def weight_moments(space: WeightSpace) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return the mean ``(n,)`` and the covariance ``(n, n)`` of the weights, or None where there are bounds.

    The coordinates of the free simplex and of an order of importance have the Dirichlet distribution with all
    parameters 1; the weights are linear in them. A mixture adds the covariance between the means of its
    members (law of total covariance).

    Parameters
    ----------
    space
        Any weight space; for bounds there is no closed form.
    """
    parts = members(space)
    if any(isinstance(part, Bounds) for part in parts):
        return None
    means, within = zip(*map(_of_single, parts), strict=True)
    centre = np.mean(means, axis=0)
    apart = np.array(means) - centre
    return centre, np.mean(within, axis=0) + apart.T @ apart / len(parts)


def _of_single(space: SingleSpace) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if isinstance(space, Around):
        profile = np.asarray(space.profile)
        return profile, dirichlet_covariance(profile, space.concentration)
    vertices = basis(space)
    centre = np.full(len(vertices), 1.0 / len(vertices))
    return centre @ vertices, vertices.T @ dirichlet_covariance(centre, len(vertices)) @ vertices
