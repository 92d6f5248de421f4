"""How the weights that are shipped were made: teachers that judge what they have not seen, one student, its head.

Six networks are trained, each without one third of the annotated documents. What they say of the
documents that they have not seen, and of documents that nobody annotated, is what the student
learns from, beside the annotators' own word. The student's head is then taught over the encoder
as it is shipped, see `finish`.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

import torch

from training.statements.bank import Bank
from training.statements.corpus import Document
from training.statements.examples import Example, cue_words, examples
from training.statements.learn import Network, Plan, train
from training.statements.model import Encoder, Head, Shape
from training.statements.teaching import teach

FOLDS = 3
TEACHERS = 6
OWN, LEFT, RIGHT = 160, 32, 16
TEACHER = Plan(epochs=5, rate=2e-4, others=2, masked=0.05, average=0.997)
STUDENT = Plan(epochs=5, rate=3e-4, pieces=12000, others=4, masked=0.05, average=0.997, gold_share=0.5)
_LATER_RATE = 3e-4

Start = Callable[[Shape], Encoder]


def fold(document: Document) -> int:
    """The third of the corpus that a document lies in, by its name."""
    return zlib.crc32(document.name.encode()) % FOLDS


def windows_of(documents: Sequence[Document], words: frozenset[tuple[int, ...]]) -> list[Example]:
    """All windows of documents, as the networks are trained on them."""
    return list(chain.from_iterable(examples(d, words, OWN, LEFT, RIGHT) for d in documents))


def _fresh(start: Start, plan: Plan) -> Network:
    torch.manual_seed(plan.seed)
    return Network(start(plan.shape), Head(plan.shape))


def teachers(
    annotated: Sequence[Document], start: Start, device: str, log: Callable[[str], None]
) -> list[Network]:
    """Train the teachers; number n has not seen the documents of fold n modulo `FOLDS`."""
    words = cue_words(annotated)
    found = []
    for number in range(TEACHERS):
        plan = replace(TEACHER, seed=number, rate=TEACHER.rate if number < FOLDS else _LATER_RATE)
        network = _fresh(start, plan)
        seen = [d for d in annotated if fold(d) != number % FOLDS]
        train(
            network,
            Bank(windows_of(seen, words), device),
            plan,
            lambda line, n=number: log(f"teacher {n}: {line}"),
        )
        found.append(network)
    return found


def student(
    annotated: Sequence[Document],
    bare: Sequence[Document],
    start: Start,
    device: str,
    log: Callable[[str], None],
) -> Network:
    """Train the teachers, then the student on the annotators' word and theirs."""
    taught_by = teachers(annotated, start, device, log)
    words = cue_words(annotated)
    given: list[Example] = []
    for number in range(FOLDS):
        part = windows_of([d for d in annotated if fold(d) == number], words)
        if part:
            teach([t for n, t in enumerate(taught_by) if n % FOLDS == number], Bank(part, device))
            given += part
    rest = windows_of(bare, words)
    if rest:
        teach(taught_by, Bank(rest, device))
    network = _fresh(start, STUDENT)
    train(network, Bank([*given, *rest], device), STUDENT, lambda line: log(f"student: {line}"))
    return network
