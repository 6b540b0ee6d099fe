"""Clustering part by part gives what clustering all units at once gives."""

from __future__ import annotations

import dataclasses
from unittest.mock import patch

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from analysis.overlap import clusters as module
from analysis.overlap.clusters import clusters
from analysis.overlap.likeness import likeness, read_evidence

WORDS = st.sampled_from(["ferry", "fare", "whale", "island", "minister", "rose", "fell", "dawn", "the", "of"])
UNITS = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(["", "Ann Ahn", "Bo Chi"]), st.lists(WORDS, min_size=1, max_size=6)
    ),
    max_size=14,
)


def frame(units) -> pd.DataFrame:
    ordered = sorted(units, key=lambda unit: unit[0])
    return told(
        [article for article, _, _ in ordered],
        [" ".join(words) for _, _, words in ordered],
        speaker=[speaker for _, speaker, _ in ordered],
    )


def told(article, texts, *, speaker="", part="body", kind="narration") -> pd.DataFrame:
    """Units as :func:`analysis.overlap.units.find_units` gives them: one value for all, or one each."""
    columns = {"article": article, "part": part, "text": texts, "kind": kind, "speaker": speaker}
    return pd.DataFrame(columns, index=range(len(texts)))


def all_at_once(alike: np.ndarray, threshold: float) -> set[frozenset[int]]:
    if len(alike) < 2:
        return {frozenset([place]) for place in range(len(alike))}
    most = alike.max()
    found = fcluster(linkage(squareform(most - alike, checks=False), "average"), most - threshold, "distance")
    return {frozenset(np.flatnonzero(found == number).tolist()) for number in found}


@settings(max_examples=60)
@given(UNITS, st.sampled_from([0.2, 0.33, 0.5, 0.8]))
def test_parts_by_themselves_cluster_as_the_whole(units, threshold):
    evidence = read_evidence(frame(units))
    everything = np.arange(len(evidence))
    expected = all_at_once(untied(evidence, everything, everything), threshold)
    with patch.object(module, "likeness", untied):
        assert {frozenset(part.tolist()) for part, _ in clusters(evidence, threshold)} == expected


def untied(evidence, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """The likeness of units, no two pairs of which are exactly as alike: of two such either may be joined first."""
    shift = np.random.default_rng(0).random((len(evidence), len(evidence)))
    return likeness(evidence, rows, columns) + 1e-6 * (shift + shift.T)[np.ix_(rows, columns)]


def test_the_size_of_a_block_changes_nothing(monkeypatch):
    texts = [f"the ferry {n % 7} rose at dawn {n % 3}" for n in range(40)]
    evidence = read_evidence(told(sorted("abcd" * 10), texts))
    whole = [part.tolist() for part, _ in clusters(evidence, 0.4)]
    monkeypatch.setattr(module, "AT_A_TIME", 3)
    assert [part.tolist() for part, _ in clusters(evidence, 0.4)] == whole


def test_each_cluster_comes_with_the_likeness_of_its_units():
    texts = [f"the ferry {n % 7} rose at dawn {n % 3}" for n in range(12)]
    evidence = read_evidence(told(sorted("abc" * 4), texts))
    for places, alike in clusters(evidence, 0.4):
        assert np.allclose(alike, likeness(evidence, places, places))


def test_likeness_is_symmetric_and_that_of_some_units_is_a_part_of_that_of_all():
    texts = ["the ferry fare rose", "fares of the ferry rose", "a whale was seen", "she saw a whale"]
    evidence = read_evidence(told(list("aabb"), texts, speaker=["", "X", "X", "Y"]))
    alike = likeness(evidence, np.arange(4), np.arange(4))
    assert np.allclose(alike, alike.T)
    assert np.allclose(likeness(evidence, np.array([2, 0]), np.array([3])), alike[[2, 0]][:, [3]])


def test_units_of_one_article_are_kept_apart_unless_they_repeat_each_other():
    texts = ["the ferry fare rose by half", "the ferry fare fell again", "the ferry fare rose by half"]
    together = read_evidence(told("a", texts))
    apart = read_evidence(told(list("abc"), texts))
    here, there = (likeness(evidence, np.arange(3), np.arange(3)) for evidence in (together, apart))
    assert here[0, 1] < 0 < there[0, 1]
    assert here[0, 2] >= 1


def test_headline_lead_and_body_may_each_tell_the_same():
    texts = ["the ferry fare rose by half", "ferry tickets cost more", "islanders pay a higher fare"]
    alike = [
        likeness(read_evidence(told("a", texts, part=part)), np.arange(3), np.arange(3))
        for part in (["headline", "lead", "body"], "body")
    ]
    assert (alike[0] > alike[1])[~np.eye(3, dtype=bool)].all()


def test_what_is_told_is_less_like_what_is_said_than_like_what_is_told():
    texts = ["the ferry fare rose by half"] * 3
    alike = likeness(
        read_evidence(told(list("abc"), texts, kind=["narration", "narration", "direct"])), *[np.arange(3)] * 2
    )
    assert alike[0, 2] == alike[1, 2] < alike[0, 1]


def test_the_units_before_and_after_both_speak_for_a_pair():
    beside = {"neither": "nn", "before": "yn", "after": "ny", "both": "yy"}
    before, after = "the ferry sank off the cape", "divers saw a whale at dawn"
    found = {}
    for name, (one, other) in beside.items():
        here = [before if one == "y" else "a lamp", "we are ready", after if other == "y" else "an old mill"]
        units = told(list("aaabbb"), [before, "steps are taken", after, *here])
        found[name] = likeness(read_evidence(units), np.array([1]), np.array([4])).item()
    assert found["neither"] < min(found["before"], found["after"])
    assert found["both"] > max(found["before"], found["after"])


def test_one_common_word_says_less_than_two_or_a_rare_one():
    common, rare, two = "the ferry rose slowly", "a whale fell today", "the minister saw islands"
    texts = [common, rare, two, "an old ferry sank", "grey whale sighted", "minister visits islands"]
    filler = ["ferry minister islands"] * 4
    units = told(["a"] * 3 + ["b"] * 7, [*texts, *filler])
    evidence, here, there = read_evidence(units), np.arange(3), np.arange(3, 6)
    found = likeness(evidence, here, there).diagonal()
    free = dataclasses.replace(evidence, proof=evidence.proof * 2)  # as if every shared stem were proof enough
    lost = likeness(free, here, there).diagonal() - found
    assert lost[0] > 0 and lost[1:].tolist() == [0, 0]


def test_a_name_in_common_is_not_enough_for_one_statement():
    found = "the {} found no fault"
    pairs = {
        "names only": (
            found.format("Harbour Office for Island Ferries"),
            "a party at the Harbour Office for Island Ferries",
        ),
        "the same words, no name": (found.format("harbour office"), "a party at the harbour office"),
        "more than the name": (found.format("Harbour Office"), "no fault, the Harbour Office says"),
        "capitals throughout": ("Harbour Office Burns", "Fire Guts Harbour Office"),
    }
    texts = [text for pair in pairs.values() for text in pair]
    evidence = read_evidence(told(list("ab") * len(pairs), texts))
    proof = (evidence.proof[::2] @ evidence.proof[1::2].T).toarray().diagonal()
    assert dict(zip(pairs, proof > 0, strict=True)) == {name: name != "names only" for name in pairs}
