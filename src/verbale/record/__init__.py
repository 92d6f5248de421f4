"""The room `record`; see ARCHITECTURE.md."""
