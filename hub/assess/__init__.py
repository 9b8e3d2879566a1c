"""The self-assessment: score answers, read what teams exported, and report on many teams at once."""
