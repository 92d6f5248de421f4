"""How the weights that the project ships were made. Nothing here is needed to read reports."""
