"""The chronology behind a commentary: what happened, counted by period, who stands where, what it all rests on."""
