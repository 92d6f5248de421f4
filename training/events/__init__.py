"""How the layers that type events were made."""
