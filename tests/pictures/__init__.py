"""Pictures of the site: to be looked at before somebody else does, and those of the README."""
