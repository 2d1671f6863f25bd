"""What can be wrong with any text: what does not show, what is private, what says too little."""
