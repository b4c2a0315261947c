"""The chronology behind a commentary: what happened, counted by period, who stands where, what it all rests on.

Stands between the store and the doors. `occurrences` counts what happened, `asked` answers as series, `outline` reads what a person
writes, `support` and `suggesting` tie it to the archive, `drawing` gathers what pictures show.
"""
