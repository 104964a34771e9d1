"""Pages of proposals for those who write them."""
