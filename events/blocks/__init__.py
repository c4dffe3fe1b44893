"""What events put on «Inici» and on the page of a member."""
