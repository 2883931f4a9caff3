"""Human languages as data: a folder a language, its words and the service's sentences in it."""
