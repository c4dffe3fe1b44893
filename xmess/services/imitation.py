"""`python -m xmess.services.imitation PORT`: fakeredis on a port, so that all our processes share it.

Slow and without a password: only where neither the wheel nor a redis-server can be had. Web, worker and
beat are the same processes as with the real one.
"""

import sys

from fakeredis import TcpFakeServer


def main(port: int) -> None:
    TcpFakeServer(("127.0.0.1", port), server_type="redis").serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
