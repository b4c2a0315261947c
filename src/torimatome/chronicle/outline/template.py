"""What a new outline says: how it is written, by example."""

from __future__ import annotations

TEMPLATE = """\
title: {title}
title ja:
organisation:
author:
date: {today}
language: en

// Lines that begin with // are yours alone. Write prose; after a statement say in braces what it rests on: {{e1, e2}}.
// A kind may stand first: {{observed: e1}}, reported, interpretation, causal, forecast, aside (which needs nothing).
// A forecast: {{forecast: e1; 70%; look {look}; true if ...}}. {{c1 = causal: e1}} names a statement; others may rest on c1.

# Background | 背景

Write here what happened. {{aside}}

# Outlook | 見通し

Write here what will come of it. {{aside}}

// What statements rest on: @ KEY | WHEN | WHAT | FROM; FROM ...
// WHEN: 2023-09-19, 2023-09, 2023, 2023-09-11..2023-09-20, 2023-09-20.. (since), ~2023-06 (about), ? (undated)
// FROM: item ID, event ID, article ID, or a source in words, with what it says in “quotation marks”.
// @ e1 | {today} | What happened | item 2309-201501
// A picture beside this file: ! picture.svg | What it shows       The events as a picture: ! timeline | What it shows
"""
