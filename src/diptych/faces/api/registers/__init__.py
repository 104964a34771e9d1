"""The registers for machines: lists with filters, and single records in the form of the documents of a programme."""
