"""What a build may leave as it is, and how long its steps took."""
