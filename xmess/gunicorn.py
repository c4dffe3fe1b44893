"""gunicorn's configuration: `gunicorn -c python:xmess.gunicorn xmess.wsgi`."""

import gc
import logging
import os
from typing import Any

from gunicorn.glogging import Logger as GunicornLogger

from xmess.services.children import die_with_parent

os.environ.setdefault("XMESS_PROCESS", "web")  # lets the settings open a pool of connections

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 8  # the supervisor kills after 10
control_socket_disable = True  # it would lie in the home folder, one for all portals of a user


class Logger(GunicornLogger):
    """Leaves handlers and format to Django's settings, and says nothing of single requests: our middleware
    writes their line, without address and IP."""

    def setup(self, cfg: Any) -> None:
        self.loglevel = logging.INFO
        self.error_log.propagate = True

    def access(self, *args: Any, **kwargs: Any) -> None:
        pass

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if msg.startswith("Invalid request"):  # gunicorn would name the IP and the line that was sent
            msg, args = "A request could not be read.", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: object, *args: Any, **kwargs: Any) -> None:
        # gunicorn would name the address that was asked for.
        self.error_log.error("A request failed outside Django.", exc_info=True)


logger_class = Logger


def when_ready(server: Any) -> None:
    # What is loaded before the fork never dies: full collections that walked it were the slowest twentieth
    # of a comparable page.
    gc.collect()
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    die_with_parent()
