"""Benchmarks: every scorer and the throughput, with peers' figures beside ours in RESULTS.md."""
