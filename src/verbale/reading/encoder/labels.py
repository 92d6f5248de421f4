"""The closed vocabularies of spaCy's English labels, as codes that the weights were trained on.

A label that is not among them has the last code. The order is part of the weights.
"""

from __future__ import annotations

Vocabulary = dict[str, int]


def _numbered(words: str) -> Vocabulary:
    return {word: number for number, word in enumerate(words.split(), start=1)}


DEPS = _numbered(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass"
    " dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj"
    " poss preconj predet prep prt punct quantmod relcl xcomp"
)
TAGS = _numbered(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$"
    " RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX `` _SP"
)
ENTITIES = _numbered(
    "O PERSON NORP ORG GPE LOC FAC DATE TIME CARDINAL ORDINAL QUANTITY MONEY PERCENT EVENT LAW"
)
SIZES = {
    "case": 6,
    "quoted": 4,
    "begins": 4,
    "dep": len(DEPS) + 2,
    "tag": len(TAGS) + 2,
    "entity": len(ENTITIES) + 2,
}


def code(vocabulary: Vocabulary, label: str) -> int:
    """The number of a label; that of all others where the vocabulary lacks it."""
    return vocabulary.get(label, len(vocabulary) + 1)
