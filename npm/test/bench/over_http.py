"""Calls a second over HTTP with one kept connection: this sandbox beside moto's server and ministack.

    python bench/over_http.py CLI DEFINITION

CLI is the package's src/cli.js, DEFINITION a file with the definition to register. Each server answers alone, in the same
order of calls, and is stopped before the next begins. A server that answers `{}` without looking is measured as well: it
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
ROUNDS = 5
CALLS = 200
WANTED = 8.0

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


def rate(count, call):
    """Calls a second: the median of rounds."""
    for index in range(count):
        call(index)
    rates = []
    for start in range(count, count * (ROUNDS + 1), count):
        begin = time.perf_counter()
        for index in range(start, start + count):
            call(index)
        rates.append(count / (time.perf_counter() - begin))
    return sorted(rates)[ROUNDS // 2]


def measure(port):
    client = Client(port)
    family = "bench"
    definition = json.dumps({**DEFINITION, "family": family})
    for _ in range(REVISIONS):
        client.send("RegisterTaskDefinition", definition)
    revision = lambda index: f'{{"taskDefinition":"{family}:{index % REVISIONS + 1}"}}'
    page = json.dumps({"familyPrefix": family, "maxResults": 100})
    return {
        "describe": rate(CALLS, lambda index: client.send("DescribeTaskDefinition", revision(index * 7919))),
        "page of 100": rate(CALLS, lambda _: client.send("ListTaskDefinitions", page)),
        "register": rate(CALLS, lambda _: client.send("RegisterTaskDefinition", definition)),
        "deregister": rate(CALLS, lambda index: client.send("DeregisterTaskDefinition", revision(index))),
    }


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


results = {}
home = tempfile.mkdtemp(prefix="taskdef-lab-bench-")
for name in servers(0):
    port = free_port()
    command, more = servers(port)[name]
    environment = {**os.environ, "HOME": home, "TMPDIR": home, **more}
    process = subprocess.Popen(command, env=environment, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        results[name] = measure(port)
    finally:
        process.terminate()
        process.wait()
shutil.rmtree(home, ignore_errors=True)

print(f"Over HTTP, calls a second on one connection, {REVISIONS} revisions:")
ours, missed = results["taskdef-lab"], 0
for operation, mine in ours.items():
    moto, ministack, bare = (results[name][operation] for name in ["moto", "ministack", "bare"])
    reached = mine / ministack >= WANTED
    missed += not reached
    print(
        f"{operation:<12} {mine:6.0f} of {bare:.0f} that a bare server answers; moto {moto:7.0f} ({mine / moto:5.1f} times)  "
        f"ministack {ministack:7.0f} ({mine / ministack:5.1f} times); "
        f"wanted {WANTED:.0f} times ministack: {'reached' if reached else 'NOT REACHED'}"
    )
if missed:
    print(f"{missed} of 4 not reached.")
