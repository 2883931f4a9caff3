"""Labels of job ads clause by clause, and training of the model that reads them."""
