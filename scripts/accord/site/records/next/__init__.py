"""What can happen next as pages tell it: who can bring it about, and how one starts."""
