"""A mail server that takes its time and writes down what it accepted, and from which process."""

import asyncio
import random
from dataclasses import dataclass
from email import message_from_bytes
from threading import Thread
from typing import Self


@dataclass(frozen=True)
class Acceptance:
    message_id: str
    pid: int


class SmtpSink:
    """In a thread of the test. Each mail waits a random while before it is accepted and before the answer,

    so that a kill may fall on either side of the acceptance.
    """

    def __init__(self, longest_wait: float) -> None:
        self.longest_wait = longest_wait
        self.accepted: list[Acceptance] = []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        start = asyncio.start_server(self._talk, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(start, self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_error: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        talks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pid = 0
        try:
            writer.write(b"220 sink\r\n")
            while line := await reader.readline():
                command = line[:4].upper()
                if command == b"EHLO":
                    pid = int(line.split(b"sender-")[1].split(b".")[0])
                    writer.write(b"250-sink\r\n250 8BITMIME\r\n")
                elif command == b"DATA":
                    writer.write(b"354 go on\r\n")
                    await self._accept(reader, pid)
                    writer.write(b"250 accepted\r\n")
                elif command == b"QUIT":
                    writer.write(b"221 bye\r\n")
                    break
                else:
                    writer.write(b"250 ok\r\n")
                await writer.drain()
        except ConnectionError:
            pass  # the sender was killed
        finally:
            writer.close()

    async def _accept(self, reader: asyncio.StreamReader, pid: int) -> None:
        content = await reader.readuntil(b"\r\n.\r\n")
        await asyncio.sleep(random.uniform(0, self.longest_wait))
        message_id = message_from_bytes(content)["Message-ID"].strip("<>")
        self.accepted.append(Acceptance(message_id, pid))
        await asyncio.sleep(random.uniform(0, self.longest_wait))
