"""The room `export`; see ARCHITECTURE.md."""
