"""The room `fusion`; see ARCHITECTURE.md."""
