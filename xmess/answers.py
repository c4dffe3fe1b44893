"""`python -m xmess.answers [PART]`: the health check of a container.

Without a word: does the web of this container answer at all? With `worker` or `beat`: is its heartbeat in
Redis? Django is not started for that.
"""

import os
import sys
import urllib.error
import urllib.request

from redis import Redis

from xmess.env import Environment


def web_answers() -> bool:
    """503 is an answer too: it tells of another part, which restarting this one does not mend."""
    address = f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}/health/"
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    request = urllib.request.Request(address, headers={"Host": name})
    try:
        with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310  (our own http address)
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code == 503
    except OSError:
        return False


def beats(part: str) -> bool:
    # «:1:» is how Django's cache writes its keys: prefix, version, key.
    with Redis.from_url(Environment(os.environ).text("REDIS_URL")) as client:
        return bool(client.exists(f":1:heartbeat:{part}"))


if __name__ == "__main__":
    sys.exit(not (beats(sys.argv[1]) if len(sys.argv) > 1 else web_answers()))
