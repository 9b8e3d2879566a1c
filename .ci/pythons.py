"""Print the Pythons that the classifiers of pyproject.toml name, as an output of a step: list=["3.11", ...]."""

import json
import tomllib
from pathlib import Path

PREFIX = "Programming Language :: Python :: 3."
project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
found = [line.rpartition(" ")[2] for line in project["classifiers"] if line.startswith(PREFIX)]
print(f"list={json.dumps(found)}")
