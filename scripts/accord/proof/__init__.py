"""Who approved what, proved without a forge: statements, signatures, and their audit."""
