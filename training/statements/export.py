"""From a trained network to the two graphs of eight-bit weights that the reader runs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.statements.learn import Network
from training.statements.model import WIDTH
from verbale.reading.encoder.encoding import MIDDLE_LAYERS

_OPSET = 17


class _Encoder(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.inner = network.encoder

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.inner.layered(ids, features)
        return states[-1], self.inner.cues(states[-1]).softmax(-1), states[MIDDLE_LAYERS - 1]


class _Head(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.inner = network.head

    def forward(
        self, hidden: Tensor, branches: Tensor, distances: Tensor, padding: Tensor
    ) -> tuple[Tensor, Tensor]:
        roles, valid = self.inner(hidden, branches, distances, padding)
        return roles.softmax(-1), valid.sigmoid()


def export(network: Network, encoder: Path, head: Path) -> None:
    """Write both graphs."""
    torch.backends.mha.set_fastpath_enabled(False)  # its fused layer has no operator in ONNX
    network.cpu().float().eval()
    pieces = {0: "windows", 1: "pieces"}
    ids = torch.randint(1000, 2000, (2, 40))
    write_graph(
        _Encoder(network),
        (ids, torch.ones(2, 40, 6, dtype=torch.long)),
        encoder,
        {"ids": pieces, "features": pieces, "hidden": pieces, "cues": pieces, "middle": pieces},
    )
    cues = {0: "cues", 1: "pieces"}
    codes = torch.ones(3, 40, dtype=torch.long)
    write_graph(
        _Head(network),
        (torch.randn(3, 40, WIDTH), codes, codes, torch.zeros(3, 40, dtype=torch.bool)),
        head,
        {
            "hidden": cues,
            "branches": cues,
            "distances": cues,
            "padding": cues,
            "roles": cues,
            "valid": {0: "cues"},
        },
    )


def write_graph(
    module: nn.Module, inputs: tuple[Tensor, ...], path: Path, axes: dict[str, dict[int, str]]
) -> None:
    """Write a graph with eight-bit weights; `axes` names its inputs and outputs and which sizes vary."""
    names = list(axes)
    with TemporaryDirectory() as folder:
        whole = Path(folder) / path.name
        torch.onnx.export(
            module.eval(),
            inputs,
            str(whole),
            input_names=names[: len(inputs)],
            output_names=names[len(inputs) :],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            path,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
