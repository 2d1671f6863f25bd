"""The pages generated from schemas, table and rules."""
