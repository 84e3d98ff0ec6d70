class StackError(Exception):
    """The folder does not hold a stack the lab can build."""
