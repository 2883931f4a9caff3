"""Hosts with a network of their own on one machine, and the whole service on them."""

from __future__ import annotations

import ctypes
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from benchmarks.kill import BOUNDARY, ROOT, until

NETWORK = "10.77.0."
CLONE_NEWNET = 0x40000000
HOSTS = ("client", "postgres", "redis", "s3", "web1", "web2", "worker1", "worker2", "worker3")
KEY, SECRET, BUCKET = "benchmark", "benchmark-secret", "resumes"
START_SECONDS = 120.0


def run(*command: str) -> None:
    """Raises CalledProcessError."""
    subprocess.run(command, check=True, capture_output=True)


def program(name: str) -> str:
    """The path of a program. Ends the benchmark where it is not installed."""
    places = (
        str(Path(sys.executable).parent),
        *map(str, Path("/usr/lib/postgresql").glob("*/bin")),
    )
    found = shutil.which(name) or shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        raise SystemExit(f"{name} is not installed: this benchmark needs it")
    return found


def address(host: str) -> str:
    """The address of a host in the benchmark's own network."""
    return f"{NETWORK}{HOSTS.index(host) + 10}"


@dataclass
class Network:
    """A switch and hosts behind it, this process on the host ``client``."""

    folder: Path
    name: str = f"ra{os.getpid()}"
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    started: dict[str, tuple[Sequence[str], dict[str, str]]] = field(default_factory=dict)

    def build(self, stack: ExitStack) -> None:
        """Make the hosts; ``stack`` takes them away again."""
        self._space("switch", stack)
        self._in("switch", "ip", "link", "add", "bridge", "type", "bridge")
        self._in("switch", "ip", "link", "set", "bridge", "up")
        for host in HOSTS:
            self._space(host, stack)
            cable = ("type", "veth", "peer", "name", host, "netns", f"{self.name}-switch")
            self._in(host, "ip", "link", "add", "net", *cable)
            self._in(host, "ip", "address", "add", f"{address(host)}/24", "dev", "net")
            self._in(host, "ip", "link", "set", "lo", "up")
            self._in("switch", "ip", "link", "set", host, "master", "bridge", "up")
            self.link(host, "up")
        with open(f"/run/netns/{self.name}-client", "rb") as space:
            if ctypes.CDLL(None, use_errno=True).setns(space.fileno(), CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")

    def link(self, host: str, state: str) -> None:
        """Plug the cable of a host in ("up") or out ("down")."""
        self._in(host, "ip", "link", "set", "net", state)

    def start(self, host: str, command: Sequence[str], environment: dict[str, str]) -> None:
        """Run a host's program; its log is the file of its name."""
        self.started[host] = command, environment
        folder = self.folder / host
        folder.mkdir(exist_ok=True)
        with (self.folder / f"{host}.log").open("ab") as log:
            self.running[host] = subprocess.Popen(
                ["ip", "netns", "exec", f"{self.name}-{host}", *command],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def again(self, host: str) -> None:
        """Start what ran there before."""
        self.start(host, *self.started[host])

    def signal(self, host: str, number: signal.Signals) -> None:
        """To the program of a host and its children."""
        with suppress(ProcessLookupError):
            os.killpg(self.running[host].pid, number)
        if number is signal.SIGKILL:
            self.running[host].wait()

    def close(self) -> None:
        """End every program: the service first, then what it stands on."""
        for host in reversed(HOSTS):
            if host in self.running:
                self.signal(host, signal.SIGCONT)
                self.signal(host, signal.SIGTERM)
                with suppress(subprocess.TimeoutExpired):
                    self.running[host].wait(30)
                self.signal(host, signal.SIGKILL)

    def _space(self, host: str, stack: ExitStack) -> None:
        run("ip", "netns", "add", f"{self.name}-{host}")
        stack.callback(run, "ip", "netns", "delete", f"{self.name}-{host}")

    def _in(self, host: str, *command: str) -> None:
        run("ip", "netns", "exec", f"{self.name}-{host}", *command)


def purge(network: Network) -> None:
    """Erase, two hours later as far as the database knows, the files that nothing names."""
    command, environment = network.started["worker1"]
    with psycopg.connect(environment["DATABASE_URL"]) as database:
        database.execute("update kept_file set kept_at = kept_at - interval '2 hours'")
    subprocess.run(
        [*command[:-1], "purge"],
        cwd=network.folder / "worker1",
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=True,
        capture_output=True,
    )


def serve(network: Network) -> None:
    """Start everything; the service last."""
    _postgres(network)
    network.start("redis", [program("redis-server"), "--bind", address("redis"), *REDIS], {})
    _s3(network)
    until(lambda: _listens("postgres", 5432) and _listens("redis", 6379), START_SECONDS)
    until(lambda: _listens("s3", 8333), START_SECONDS)
    environment = {
        "HOST": "0.0.0.0",
        "PORT": "5000",
        "DATABASE_URL": f"postgresql://postgres@{address('postgres')}/postgres",
        "REDIS_URL": f"redis://{address('redis')}:6379/0",
        "FILE_STORE": "s3",
        "S3_BUCKET": BUCKET,
        "S3_ENDPOINT_URL": f"http://{address('s3')}:8333",
        "S3_ACCESS_KEY_ID": KEY,
        "S3_SECRET_ACCESS_KEY": SECRET,
        "JWT_SECRET": "benchmark-" * 4,
        "RATE_LIMIT": "100000 per minute",
        "RATE_LIMIT_ADDRESS": "100000 per minute",
        "CACHE_ENABLED": "false",
    }
    web = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "gunicorn.conf.py"), "main:app"]
    for host in ("web1", "web2"):
        network.start(host, web, environment)
        until(lambda host=host: get(host, "/health/ready")[0] == 200, START_SECONDS)
    for host in ("worker1", "worker2", "worker3"):
        network.start(host, [sys.executable, str(ROOT / "main.py"), "worker"], environment)


REDIS = ("--save", "", "--appendonly", "no", "--protected-mode", "no")


def _postgres(network: Network) -> None:
    data = network.folder / "postgres-data"
    data.mkdir()
    shutil.chown(data, "postgres", "postgres")
    user = ("runuser", "-u", "postgres", "--")
    run(*user, program("initdb"), "-D", str(data), "-A", "trust", "--no-sync")
    with (data / "pg_hba.conf").open("a") as rules:
        rules.write(f"host all all {NETWORK}0/24 trust\n")
    options = ("listen_addresses=" + address("postgres"), f"unix_socket_directories={data}")
    command = [*user, program("postgres"), "-D", str(data)]
    network.start("postgres", [*command, *(part for one in options for part in ("-c", one))], {})


def _s3(network: Network) -> None:
    disk = network.folder / "s3"
    actions = ["Admin", "Read", "Write", "List"]
    keys = [{"accessKey": KEY, "secretKey": SECRET}]
    identities = {"identities": [{"name": "all", "credentials": keys, "actions": actions}]}
    (network.folder / "keys.json").write_text(json.dumps(identities))
    command = [program("weed"), "server", "-dir", str(disk), "-ip", address("s3"), "-s3"]
    command += [f"-s3.config={network.folder}/keys.json", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    command += ["-master.telemetry=false", "-master.volumeSizeLimitMB=30", "-volume.max=8"]
    network.start("s3", command, {})


def _listens(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(address(host), port, timeout=1)
    try:
        connection.connect()
    except OSError:
        return False
    connection.close()
    return True


def ask(host: str, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of an answer; (0, b"") where nobody answers."""
    connection = http.client.HTTPConnection(address(host), 5000, timeout=60)
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"} if body else {}
    try:
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        return reply.status, reply.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


def get(host: str, path: str) -> tuple[int, bytes]:
    return ask(host, "GET", path)
