"""Views of the desk, one module for each thing an editor does."""
