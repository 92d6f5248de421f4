"""The words by which a report calls those who speak: names, titles, offices, bodies, states."""
