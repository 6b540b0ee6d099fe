"""Speed of coding topics: a large codebook on a few megabytes of made-up text."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.topics import code_topics, read_codebook

SENTENCES, WORDS, VOCABULARY = 40_000, 18, 30_000
TOPICS, PATTERNS = 50, 30


def run() -> None:
    """Print how fast 50 topics of 30 patterns each are coded, in seconds of one core's time."""
    draw = random.Random(7)
    vocabulary = ["".join(draw.choices("aeioubcdfglmnprst", k=draw.randint(3, 11))) for _ in range(VOCABULARY)]
    sentences = made_up_sentences(draw, vocabulary)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "topics.toml"
        path.write_text(made_up_codebook(draw, vocabulary[100:]), encoding="utf-8")
        codebook = read_codebook(path)
    size = sum(len(text.encode()) for text in sentences["text"]) / 1e6
    start = time.process_time()
    topics = code_topics(sentences, codebook)
    seconds = time.process_time() - start
    speed = f"{size / seconds:.1f} MB/s"
    print(f"topics: {speed}; {TOPICS} × {PATTERNS} patterns, {size:.1f} MB, {seconds:.2f} s, {len(topics):,} rows")


def made_up_sentences(draw: random.Random, vocabulary: list[str]) -> pd.DataFrame:
    """A frame ``sentences`` of two outlets, its words as unevenly spread as in a language (Zipf)."""
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    words = draw.choices(vocabulary, weights, k=SENTENCES * WORDS)
    texts = [" ".join(words[start : start + WORDS]).capitalize() + "." for start in range(0, len(words), WORDS)]
    return schema.frame(
        "sentences",
        (
            {
                "article": str(n // 40),
                "outlet": f"outlet {n % 2}",
                "sentence": n % 40,
                "passage": n // 3,
                "role": "body",
                "start": 0,
                "end": len(text),
                "position": 0.0,
                "text": text,
            }
            for n, text in enumerate(texts)
        ),
    )


def made_up_codebook(draw: random.Random, vocabulary: list[str]) -> str:
    """A codebook of single words, wildcards and phrases in equal parts."""
    forms = [lambda word: word, lambda word: word[:4] + "*", lambda word: f"{word} {draw.choice(vocabulary)}*"]
    topics = []
    for number in range(TOPICS):
        patterns = [forms[n % 3](word) for n, word in enumerate(draw.sample(vocabulary, PATTERNS))]
        topics.append(f'[[topic]]\nid = "t{number}"\npatterns = {patterns}\n')
    return "\n".join(topics)


if __name__ == "__main__":
    run()
