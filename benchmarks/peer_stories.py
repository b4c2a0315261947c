"""Runs in the peer's environment: `python peer_stories.py ASKED TOLD`. Groups articles with taranis-story-clustering.

Stands in for the two things it would fetch from the network: stop words (none) and sentence vectors (those given).
"""

from __future__ import annotations

import json
import sys
import types
from pathlib import Path
from typing import Any


def main() -> None:
    """Group the articles of one file into another."""
    rows = json.loads(Path(sys.argv[1]).read_text())
    _stand_in({row["text"]: row["vector"] for row in rows})
    from story_clustering.clustering import initial_clustering

    found = initial_clustering([_story(row) for row in rows])
    Path(sys.argv[2]).write_text(json.dumps(found["event_clusters"]))


def _story(row: dict[str, Any]) -> dict[str, Any]:
    item = {"id": row["id"], "link": "", "title": row["title"], "content": row["text"], "review": "",
            "language": row["language"]}  # fmt: skip
    return {"id": row["id"], "tags": dict.fromkeys(row["names"], "PER"), "news_items": [item]}


def _of_article(sentence: str, vectors: dict[str, list[float]]) -> list[float]:
    """The vector of the article that a sentence stands in."""
    wanted = sentence.rstrip(".").strip()
    return next((vector for text, vector in vectors.items() if wanted in text.replace("\n", " ")), [1e-9] * 384)


def _stand_in(vectors: dict[str, list[float]]) -> None:
    import matplotlib.cm
    import nltk
    import numpy as np
    import torch
    from nltk.corpus import stopwords

    class Model:
        def __init__(self, *_: Any) -> None: ...

        def encode(self, texts: Any, **_: Any) -> Any:
            one = isinstance(texts, str)
            rows = [_of_article(t, vectors) for t in ([texts] if one else texts)]
            found = torch.tensor(np.array(rows, dtype=np.float32))
            return found[0] if one else found

    matplotlib.cm.get_cmap = lambda *_: None  # gone from matplotlib 3.9, asked for by polyfuzz
    nltk.download = lambda *_, **__: True
    stopwords.words = lambda *_: []
    module = types.ModuleType("sentence_transformers")
    module.SentenceTransformer = Model
    module.util = types.SimpleNamespace(
        pytorch_cos_sim=lambda a, b: torch.nn.functional.normalize(a) @ torch.nn.functional.normalize(b).T
    )
    sys.modules["sentence_transformers"] = module


if __name__ == "__main__":
    main()
