"""The question session: three questions, and a resume that says what their answers say."""
