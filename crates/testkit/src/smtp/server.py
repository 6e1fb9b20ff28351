"""An SMTP server for tests: aiosmtpd, keeping every mail to the byte and misbehaving on demand.

usage: server.py FOLDER PLAIN STARTTLS TLS MILLISECONDS

FOLDER/rules holds one rule a line, read anew for every command:
  number TAB step (rcpt, data, content) TAB address or * TAB action TAB how often TAB reply
"""

import asyncio
import os
import random
import signal
import socket
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder = Path(sys.argv[1])
plain, starttls, tls, pause = (int(word) for word in sys.argv[2:6])
used = {}


def rule(step, address):
    """The first rule for this step that is not used up."""
    try:
        lines = (folder / "rules").read_text().splitlines()
    except FileNotFoundError:
        return None, None
    for line in lines:
        number, at, wanted, action, times, reply = line.split("\t")
        if at == step and wanted in ("*", address) and used.get(number, 0) < int(times):
            used[number] = used.get(number, 0) + 1
            return action, reply
    return None, None


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def keep(envelope):
    """The mail under the next number; it is there whole or not at all."""
    number = len(list((folder / "mail").glob("*.eml")))
    path = folder / "mail" / f"{number:06}"
    path.with_suffix(".envelope").write_text("\n".join([envelope.mail_from, *envelope.rcpt_tos]))
    path.with_suffix(".tmp").write_bytes(envelope.original_content)
    path.with_suffix(".tmp").rename(path.with_suffix(".eml"))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        action, reply = rule("rcpt", address)
        if action == "reply":
            return reply
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        action, reply = rule("content", envelope.rcpt_tos[0])
        if action == "reply":
            return reply
        await asyncio.sleep(random.random() * pause / 1000)
        keep(envelope)
        if action == "swallow":
            server.transport.abort()
            return "451 never heard"
        if action == "die":
            die()
        await asyncio.sleep(random.random() * pause / 1000)
        return "250 2.0.0 kept"


class Server(SMTP):
    # A mail is one command among many of a connection.
    command_size_limit = 1024

    async def smtp_DATA(self, arg):
        recipients = self.envelope.rcpt_tos
        action, reply = rule("data", recipients[0]) if recipients else (None, None)
        if action == "reply":
            await self.push(reply)
        elif action == "die":
            # In the middle of a mail: it was asked for, and a part of it is here.
            await self.push("354 go on")
            await self._reader.readexactly(20)
            die()
        else:
            await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, data):
    if not isinstance(data, LoginPassword):
        return AuthResult(success=False, handled=False)
    wanted = (folder / "user").read_bytes().split(b"\n")
    return AuthResult(success=[data.login, data.password] == wanted, handled=False)


async def main():
    loop = asyncio.get_running_loop()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "tls.crt", folder / "tls.key")
    signed = {"auth_required": True, "authenticator": authenticate, "data_size_limit": 50_000_000}
    ways = [
        (plain, None, {"data_size_limit": 50_000_000}),
        (starttls, None, {**signed, "tls_context": context, "require_starttls": True}),
        (tls, context, {**signed, "auth_require_tls": False}),
    ]
    for port, protected, options in ways:
        make = lambda options=options: Server(Handler(), loop=loop, hostname="localhost", **options)
        # Little room: a large mail that nobody reads stays with whoever sends it.
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
        listener.bind(("127.0.0.1", port))
        await loop.create_server(make, sock=listener, ssl=protected)
    (folder / "up").touch()
    await asyncio.Event().wait()


asyncio.run(main())
