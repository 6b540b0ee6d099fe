"""Average-link clustering of units that are alike enough, each part that hangs together by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from scipy.sparse import coo_array

from analysis.overlap.likeness import AT_A_TIME, Evidence, likeness


def clusters(evidence: Evidence, threshold: float) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The places of the units of each cluster, and how alike they are to each other.

    Clusters are joined while their units are on average `threshold` alike. Two that are hold two units that are. So
    only what hangs together by such pairs can be one cluster, and each of these parts is clustered by itself, with the
    same result as all at once, unless two pairs are exactly as alike.
    """
    for parts in _batches(_parts(evidence, threshold)):
        units = np.concatenate(parts)
        alike = likeness(evidence, units, units)
        for end, part in zip(np.cumsum([len(part) for part in parts]), parts, strict=True):
            own = alike[end - len(part) : end, end - len(part) : end]
            for places in _clustered(own, threshold):
                yield part[places], own[np.ix_(places, places)]


def _clustered(alike: np.ndarray, threshold: float) -> list[np.ndarray]:
    """The places in `alike` (symmetric; itself is what each is most like) of what is on average `threshold` alike."""
    from scipy.cluster.hierarchy import fcluster, linkage  # here: scipy is slow to import
    from scipy.spatial.distance import squareform

    if len(alike) == 1:
        return [np.array([0])]
    most = alike.max()
    tree = linkage(squareform(most - alike, checks=False), "average")
    cluster = fcluster(tree, most - threshold, "distance")
    return [np.flatnonzero(cluster == number) for number in np.unique(cluster)]


def _batches(parts: Iterable[np.ndarray]) -> Iterator[list[np.ndarray]]:
    """The parts in lists of about so many units as are compared at a time."""
    batch: list[np.ndarray] = []
    for part in parts:
        batch.append(part)
        if sum(map(len, batch)) >= AT_A_TIME:
            yield batch
            batch = []
    if batch:
        yield batch


def _parts(evidence: Evidence, threshold: float) -> list[np.ndarray]:
    """The units that hang together by pairs which are `threshold` alike, each part in order."""
    from scipy.sparse.csgraph import connected_components

    everything = np.arange(len(evidence))
    links = [np.empty((0, 2), dtype=np.int64)]
    for start in range(0, len(evidence), AT_A_TIME):
        rows = everything[start : start + AT_A_TIME]
        found = np.argwhere(likeness(evidence, rows, everything) >= threshold)
        links.append(found + [start, 0])
    first, second = np.concatenate(links).T
    graph = coo_array((np.ones(len(first), dtype=bool), (first, second)), shape=(len(evidence), len(evidence)))
    count, part = connected_components(graph, directed=False)
    order = np.argsort(part, kind="stable")
    return np.split(order, np.searchsorted(part[order], np.arange(1, count))) if count else []
