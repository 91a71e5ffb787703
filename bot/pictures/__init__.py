"""Pictures of what the bot knows: timelines and charts, typeset by Typst, each with its texts.

`timeline_drawing` and `charts.chart` are pure and cheap and give a `Drawing`; `press.draw` makes
the picture, and `studio.Studio` does so beside an event loop.
"""
