"""For whom somebody speaks."""
