"""Files that come from outside: the list of a videoconference, the events of the past."""
