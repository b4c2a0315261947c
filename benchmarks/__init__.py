"""Speed and memory, with history. `python -m benchmarks` measures and appends to history.jsonl."""
