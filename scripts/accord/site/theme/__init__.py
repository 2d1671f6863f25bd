"""What a site generator renders around pages: put to use, and mended."""
