"""What forms and entries may say: the schemas, the verdict on a document, and its words."""
