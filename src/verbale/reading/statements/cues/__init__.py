"""Words that attribute: a lexicon of them, and what the parse gives each as source and content."""
