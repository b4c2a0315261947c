"""New ways in: outlets found from an address or a list, saved pages and archives taken over, weeklies typed in.

`outlets` looks at a site and proposes a file, `files` keeps it with a golden pair; `saved` and `typing_in` bring in what no feed has.
"""
