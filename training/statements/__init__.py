"""The statements reader's weights: `python -m training.statements --help`."""
