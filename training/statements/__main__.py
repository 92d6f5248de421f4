"""Make the weights of the statements' reader from corpora.

    python -m training.statements prepare WORK --annotated train.jsonl.gz train.alt.jsonl.gz --bare POSTS
    python -m training.statements train WORK --encoder model.safetensors
    python -m training.statements finish WORK

`prepare` parses; `train` needs a GPU or a day; `finish` takes half an hour on two cores and writes
the graphs where the reader looks for them. WORK is a folder for what lies between.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from training.statements.corpus import Document, bare_documents, documents, lines, load, save
from training.statements.examples import cue_words
from training.statements.export import export
from training.statements.finish import Lessons, lessons, teach_head
from training.statements.learn import Network
from training.statements.model import Encoder, Head, Shape, pretrained
from training.statements.recipe import student
from verbale.reading.encoder.pieces import WEIGHTS
from verbale.reading.statements.trained.head import GRAPH as HEAD

_ANNOTATED, _BARE, _NETWORK = "annotated.npz", "bare.npz", "network.safetensors"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _prepare(options: argparse.Namespace) -> None:
    found: Iterator[Document] = (d for file in options.annotated for d in documents(lines(file)))
    save(options.work / _ANNOTATED, found)
    save(options.work / _BARE, bare_documents([str(path) for path in options.bare]))


def _train(options: argparse.Namespace) -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    annotated, bare = load(options.work / _ANNOTATED), load(options.work / _BARE)

    def start(shape: Shape) -> Encoder:
        return pretrained(options.encoder, shape)

    network = student(annotated, bare, start, device, _say)
    save_file(network.cpu().state_dict(), options.work / _NETWORK)


def _finish(options: argparse.Namespace) -> None:
    network = Network(Encoder(Shape()), Head(Shape()))
    weights = load_file(options.work / _NETWORK)
    network.load_state_dict({name: value.float() for name, value in weights.items()})
    export(network, WEIGHTS / "encoder.onnx", HEAD)  # the lessons are given over the encoder as it is shipped
    annotated = load(options.work / _ANNOTATED)
    given = list(lessons(annotated, cue_words(annotated)))
    teach_head(network.head, given, Lessons(), lambda epoch: _say(f"head: epoch {epoch + 1} done"))
    export(network, WEIGHTS / "encoder.onnx", HEAD)


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(
        prog="training.statements", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    steps = parser.add_subparsers(required=True)
    for name, step in (("prepare", _prepare), ("train", _train), ("finish", _finish)):
        one = steps.add_parser(name)
        one.add_argument("work", type=Path)
        one.set_defaults(step=step)
        if step is _prepare:
            one.add_argument("--annotated", type=Path, nargs="+", required=True)
            one.add_argument("--bare", type=Path, nargs="*", default=[])
        if step is _train:
            one.add_argument("--encoder", type=Path, required=True)
    options = parser.parse_args()
    options.step(options)


if __name__ == "__main__":
    main()
