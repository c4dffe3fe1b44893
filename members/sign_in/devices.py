"""A browser in words its owner knows it by; nothing else of what it says of itself is kept."""

# In this order: each also names those after it («Edg … Chrome … Safari», «Android … Linux»).
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """«Firefox, Windows»; empty when it says nothing that we know."""
    found = (
        next((words for sign, words in names if sign in user_agent), "") for names in (BROWSERS, SYSTEMS)
    )
    return ", ".join(words for words in found if words)
