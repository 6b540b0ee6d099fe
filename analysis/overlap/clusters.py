"""Average-link clustering of units that are alike enough, without holding all their likenesses at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array

from analysis.overlap.likeness import Evidence, likeness

#: So many units are compared with all the others at a time: a question of memory.
_AT_A_TIME = 512


def clusters(evidence: Evidence, threshold: float) -> Iterator[np.ndarray]:
    """The places of the units of each cluster; clusters are joined while their units are on average `threshold` alike.

    Clusters whose average reaches the threshold hold two units that do. So only what hangs together by such pairs can
    be one cluster, and each of these parts is clustered by itself, with the same result as all at once.
    """
    from scipy.cluster.hierarchy import fcluster, linkage  # here: scipy is slow to import
    from scipy.spatial.distance import squareform

    for part in _parts(evidence, threshold):
        if len(part) == 1:
            yield part
            continue
        alike = likeness(evidence, part, part)
        most = alike.max()
        tree = linkage(squareform(most - alike, checks=False), "average")
        cluster = fcluster(tree, most - threshold, "distance")
        for number in np.unique(cluster):
            yield part[cluster == number]


def _parts(evidence: Evidence, threshold: float) -> list[np.ndarray]:
    """The units that hang together by pairs which are `threshold` alike, each part in order."""
    from scipy.sparse.csgraph import connected_components

    everything = np.arange(len(evidence))
    links = [np.empty((0, 2), dtype=np.int64)]
    for start in range(0, len(evidence), _AT_A_TIME):
        rows = everything[start : start + _AT_A_TIME]
        found = np.argwhere(likeness(evidence, rows, everything) >= threshold)
        links.append(found + [start, 0])
    first, second = np.concatenate(links).T
    graph = coo_array((np.ones(len(first), dtype=bool), (first, second)), shape=(len(evidence), len(evidence)))
    count, part = connected_components(graph, directed=False)
    order = np.argsort(part, kind="stable")
    return np.split(order, np.searchsorted(part[order], np.arange(1, count))) if count else []
