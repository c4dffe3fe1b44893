"""What each page, file and sheet of paper of a plan shows: read once, said in words, for the views to draw."""
