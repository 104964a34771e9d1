"""What the pages of the library show, as plain records: nothing here knows HTTP or HTML."""
