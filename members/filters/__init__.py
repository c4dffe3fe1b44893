"""What a list can be asked, a file for each; import from the file."""
