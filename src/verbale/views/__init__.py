"""The room `views`; see ARCHITECTURE.md."""
