"""Quality gates: each reader's figures may rise, never fall unseen.

`python -m gates` reads the gold, recomputes every figure and fails where one is more than
`TOLERANCE` below its floor. `--update` pins the figures just measured; a floor that this would
lower is lowered only with `--lower`, and said.
"""

TOLERANCE = 0.002
