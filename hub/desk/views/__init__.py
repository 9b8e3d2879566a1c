"""The views of the desk, one module each: what it reads and does, as plain functions that know no server."""
