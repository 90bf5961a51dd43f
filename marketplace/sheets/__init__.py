"""Tables that somebody else's program wrote: XLSX and CSV, read row by row with flat memory."""
