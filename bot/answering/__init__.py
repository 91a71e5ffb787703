"""From a question to an answer: a value that any face can show."""
