"""What the two texts say: from documents and job texts to typed data, by rules over word lists."""
