"""Tools of the repository, run by hand or by the tests."""
