"""Work behind the answer: handed in, taken up by a worker, looked up later."""
