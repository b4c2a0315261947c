"""New ways in: outlets found from an address or a list, saved pages and archives taken over, weeklies typed in."""
