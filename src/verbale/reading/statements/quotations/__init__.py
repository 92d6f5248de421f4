"""Whose the quotations of a report are."""
