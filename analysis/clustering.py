"""Average-link clustering of a table of likenesses."""

from __future__ import annotations

import numpy as np


def average_link(alike: np.ndarray, threshold: float) -> list[np.ndarray]:
    """The places in `alike` (symmetric; itself is what each is most like) of what is on average `threshold` alike."""
    from scipy.cluster.hierarchy import fcluster, linkage  # here: scipy is slow to import
    from scipy.spatial.distance import squareform

    if len(alike) == 1:
        return [np.array([0])]
    most = alike.max()
    tree = linkage(squareform(most - alike, checks=False), "average")
    cluster = fcluster(tree, most - threshold, "distance")
    return [np.flatnonzero(cluster == number) for number in np.unique(cluster)]
