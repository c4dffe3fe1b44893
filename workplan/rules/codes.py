"""How the code of a plan is written: it stands in addresses, and begins the code of every action."""

CODE = r"[12]\d{3}[\w-]{0,16}"
