"""Calls a second over HTTP with one kept connection: this sandbox beside moto's server and ministack.

    python bench/over_http.py CLI DEFINITION

CLI is the package's src/cli.js, DEFINITION a file with the definition to register. The servers take turns, round by round,
with the same calls in the same order, and one at a time has anything to do. A server that answers `{}` without looking is measured as well: it
shows what this client and Node's HTTP server leave of the time.
"""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SERVICE = "AmazonEC2ContainerServiceV20141113"
REVISIONS = 1_000
ROUNDS = 7
CALLS = 200
WANTED = 8.0
FAMILY = "bench"

CLI, DEFINITION = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
HERE = Path(sys.executable).parent


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def servers(port):
    """Each server's name, command line and what else it needs in its environment."""
    return {
        "bare": (["node", str(Path(__file__).with_name("bare.mjs")), str(port)], {}),
        "taskdef-lab": (["node", CLI, "serve", "--port", str(port)], {}),
        "moto": ([str(HERE / "moto_server"), "-H", "127.0.0.1", "-p", str(port)], {}),
        "ministack": ([str(HERE / "ministack")], {"GATEWAY_PORT": str(port)}),
    }


class Client:
    """One connection, kept open."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def send(self, operation, body):
        headers = {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": f"{SERVICE}.{operation}",
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ecs/aws4_request, "
            "SignedHeaders=host, Signature=0",
        }
        self.connection.request("POST", "/", body, headers)
        response = self.connection.getresponse()
        answer = response.read()
        assert response.status == 200, (operation, response.status, answer[:500])
        return answer


def calls():
    """The calls that are measured: a name, and what is sent the nth time."""
    revision = lambda index: f'{{"taskDefinition":"{FAMILY}:{index % REVISIONS + 1}"}}'
    page = json.dumps({"familyPrefix": FAMILY, "maxResults": 100})
    definition = json.dumps({**DEFINITION, "family": FAMILY})
    return {
        "register": ("RegisterTaskDefinition", lambda _: definition),
        "describe": ("DescribeTaskDefinition", lambda index: revision(index * 7919)),
        "deregister": ("DeregisterTaskDefinition", revision),
        "page of 100": ("ListTaskDefinitions", lambda _: page),
    }


def rate(client, operation, body, round_number):
    """Calls a second, on a connection of their own: servers close one that rests while others have their turn."""
    client.connection.close()
    for index in range(round_number * CALLS, round_number * CALLS + 20):
        client.send(operation, body(index))
    begin = time.perf_counter()
    for index in range(round_number * CALLS, (round_number + 1) * CALLS):
        client.send(operation, body(index))
    return CALLS / (time.perf_counter() - begin)


def measure(clients):
    """The rates of every server, by call, a round after the other: whatever else the machine does, they share it."""
    operation, body = calls()["register"]
    for client in clients.values():
        for index in range(REVISIONS):
            client.send(operation, body(index))
    return {
        name: [
            {server: rate(client, operation, body, number) for server, client in clients.items()}
            for number in range(ROUNDS)
        ]
        for name, (operation, body) in calls().items()
    }


def median(values):
    return sorted(values)[ROUNDS // 2]


def wait_for(port, process):
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server does not listen")


home = tempfile.mkdtemp(prefix="taskdef-lab-bench-")
processes, clients = [], {}
try:
    for name in servers(0):
        port = free_port()
        command, more = servers(port)[name]
        environment = {**os.environ, "HOME": home, "TMPDIR": home, **more}
        quiet = subprocess.DEVNULL
        processes.append(subprocess.Popen(command, env=environment, cwd=home, stdout=quiet, stderr=quiet))
        wait_for(port, processes[-1])
        clients[name] = Client(port)
    results = measure(clients)
finally:
    for process in processes:
        process.terminate()
        process.wait()
    shutil.rmtree(home, ignore_errors=True)

print(f"Over HTTP, calls a second on one connection, {REVISIONS} revisions and more (medians of {ROUNDS} rounds):")
missed = 0
for name, rounds in results.items():
    mine, moto, ministack, bare = (
        median(row[server] for row in rounds) for server in ["taskdef-lab", "moto", "ministack", "bare"]
    )
    times_moto = median(row["taskdef-lab"] / row["moto"] for row in rounds)
    times = median(row["taskdef-lab"] / row["ministack"] for row in rounds)
    reached = times >= WANTED
    missed += not reached
    print(
        f"{name:<12} {mine:6.0f} of {bare:.0f} that a bare server answers; moto {moto:7.0f} ({times_moto:5.1f} times)  "
        f"ministack {ministack:7.0f} ({times:5.1f} times); "
        f"wanted {WANTED:.0f} times ministack: {'reached' if reached else 'NOT REACHED'}"
    )
if missed:
    print(f"{missed} of 4 not reached.")
