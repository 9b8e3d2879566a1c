"""The self-assessment: read a model, score answers, read what teams exported, and report on many teams at once."""
