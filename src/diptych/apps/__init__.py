"""The subjects. Siblings never import each other."""
