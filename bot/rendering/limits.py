"""Discord's limits, in one place.

Source: Discord developer documentation, "Component Reference", "Message Resource", "Application
Commands" and "Receiving and Responding to Interactions", as read in August 2026.
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
PLACEHOLDER = 150
GALLERY_ITEMS = 10
ALTERNATIVE_TEXT = 1_024
"""What a picture shows, for those who do not see it."""
LABEL = 45
"""A modal's title, and the label of a field in it."""
LABEL_DESCRIPTION = 100
MODAL_COMPONENTS = 5
"""Components of a modal, those inside labels not counted."""
TEXT_INPUT = 4_000
BUTTON_LABEL = 80
BUTTON_ADDRESS = 512
CUSTOM_ID = 100
AUTOCOMPLETE_CHOICES = 25
AUTOCOMPLETE_CHARACTERS = 100
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
"""Options of one command, and choices of one option."""
COMMAND_CHARACTERS = 8_000
"""Names, descriptions and values of one command, each text counted in its longest language."""
FIRST_RESPONSE_SECONDS = 3.0
"""An interaction that is not answered or deferred by then has failed."""
