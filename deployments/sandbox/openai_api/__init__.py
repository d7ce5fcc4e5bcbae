"""The language model: the wire format of OpenAI's API, chat, responses and batches."""
