"""The room `documents`; see ARCHITECTURE.md."""
