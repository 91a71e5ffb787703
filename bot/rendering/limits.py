"""Discord's limits, in one place.

Source: Discord developer documentation, "Component Reference" and "Message Resource", and
"Receiving and Responding to Interactions", as read in August 2026.
"""

MESSAGE_CHARACTERS = 2_000
"""Content of a message without Components V2."""
LAYOUT_CHARACTERS = 4_000
"""All text displays of one Components V2 message together."""
LAYOUT_COMPONENTS = 40
"""All components of one message, nested ones included."""
ROW_BUTTONS = 5
SELECT_OPTIONS = 25
OPTION_CHARACTERS = 100
LABEL = 45
"""A modal's title, and the label of a field in it."""
BUTTON_LABEL = 80
CUSTOM_ID = 100
AUTOCOMPLETE_CHOICES = 25
AUTOCOMPLETE_CHARACTERS = 100
COMMAND_DESCRIPTION = 100
FIRST_RESPONSE_SECONDS = 3.0
"""An interaction that is not answered or deferred by then has failed."""
