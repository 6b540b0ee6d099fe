"""How fast terms are counted and compared, beside the usual tools on the same sentences."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
from nltk import FreqDist
from nltk.tokenize import NLTKWordTokenizer
from sklearn.feature_extraction.text import CountVectorizer

from analysis import schema
from analysis.terms import count_terms, keyness


def run(*, megabytes: float = 2.0, outlets: int = 6) -> None:
    """Prints the processor time of words and pairs with keyness, and how many times as long the other tools take."""
    sentences = _corpus(megabytes, outlets)
    texts = sentences["text"].tolist()
    ours = _seconds(lambda: keyness(count_terms(sentences, longest=2)))
    counting = _seconds(lambda: count_terms(sentences, longest=2))
    pairs = _seconds(lambda: CountVectorizer(ngram_range=(1, 2)).fit_transform(texts))
    words = _seconds(lambda: FreqDist(word for text in texts for word in NLTKWordTokenizer().tokenize(text)))
    print(f"terms: {sum(map(len, texts)) / 1e6:.1f} MB, {len(texts)} sentences, {outlets} outlets")
    print(f"  words and pairs per outlet, with keyness  {ours:6.2f} s   of which counting {counting:.2f} s")
    print(f"  scikit-learn CountVectorizer(1, 2)        {pairs:6.2f} s   {pairs / ours:5.2f} times as long, no keyness")
    print(f"  NLTKWordTokenizer and FreqDist of words   {words:6.2f} s   {words / ours:5.2f} times as long, no keyness")


def _corpus(megabytes: float, outlets: int) -> pd.DataFrame:
    """The frame ``sentences`` of made-up words whose frequencies fall as 1/rank, twenty words to a sentence."""
    random = np.random.default_rng(1)
    letters = np.array(list("etaoinshrdlu"))
    words = np.array(["".join(random.choice(letters, size)) for size in random.integers(2, 11, 20_000)])
    chance = 1 / np.arange(1, len(words) + 1)
    drawn = random.choice(words, (int(megabytes * 1e6 / 115), 20), p=chance / chance.sum())
    texts = [" ".join(line) + "." for line in drawn]
    return schema.frame(
        "sentences",
        [
            {
                "article": f"article {number // 20}",
                "outlet": f"outlet {number // 20 % outlets}",
                "sentence": number % 20,
                "passage": 0,
                "role": "body",
                "start": 0,
                "end": len(text),
                "position": 0.0,
                "text": text,
            }
            for number, text in enumerate(texts)
        ],
    )


def _seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    run()
