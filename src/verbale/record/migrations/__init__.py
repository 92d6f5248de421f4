"""How the record's tables came to be; a migration is appended, never edited."""
