"""Values that engines share: records, exact numbers, money, dates with precision, codes, shapes."""
