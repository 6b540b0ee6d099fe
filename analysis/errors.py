"""The one exception that is the user's to mend."""


class InputError(Exception):
    """Something in the user's files is wrong; the message names the file, what is wrong and what to do."""
