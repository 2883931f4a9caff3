"""Text itself: normalising, tokens, dates, languages, word lists."""
