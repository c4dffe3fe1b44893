"""Sessions as calendars understand them: the invitation that goes with a mail, and the feeds one subscribes to."""
