"""The room `runs`; see ARCHITECTURE.md."""
