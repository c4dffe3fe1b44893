"""What is judged of a plan: pure functions of values, without the database, each with its table of cases."""
