"""The encoder that the trained readers share: a text's word pieces, and their states as it sees them."""

from __future__ import annotations

from verbale.reading.encoder.encoding import Encoding, encoding_of
from verbale.reading.encoder.pieces import Pieces, touching
from verbale.reading.encoder.windows import Window

__all__ = ["Encoding", "Pieces", "Window", "encoding_of", "touching"]
