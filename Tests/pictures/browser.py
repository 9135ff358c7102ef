"""Has a page in Chromium look at files, and hands back what it found.

The page and the files are served at 127.0.0.1, so that the page may look into frames; it posts one
JSON value to /answer when it is done. Whatever else a file asks for is told: it should need nothing.
"""
import http.server
import json
import mimetypes
import pathlib
import shutil
import subprocess
import tempfile
import threading
import urllib.parse

HERE = pathlib.Path(__file__).parent


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, question, folder):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.question, self.folder = question, folder
        self.answer, self.strays, self.done = None, [], threading.Event()


class _Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        root, _, name = self.path.split("?")[0].lstrip("/").partition("/")
        file = {"page": HERE, "file": self.server.folder}.get(root, HERE) / urllib.parse.unquote(name)
        if root == "question":
            self._send("application/json", json.dumps(self.server.question).encode())
        elif root in ("page", "file") and ".." not in name and file.is_file():
            self._send(mimetypes.guess_type(name)[0] or "text/plain", file.read_bytes())
        else:
            if root != "favicon.ico":
                asker = self.headers.get("Referer", "").rpartition("/")[2]
                self.server.strays.append((urllib.parse.unquote(asker), self.path))
            self.send_error(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answer = json.loads(body)
        self._send("text/plain", b"")
        self.server.done.set()

    def _send(self, kind, body):
        self.send_response(200)
        # SVG and HTML are UTF-8; XML says so itself.
        self.send_header("Content-Type", kind + ("; charset=utf-8" if "text" in kind else ""))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def program():
    """Chromium's name here; None where there is none."""
    return next(filter(shutil.which, ["chromium", "chromium-browser", "google-chrome"]), None)


def options(profile, dark=False):
    """A run that needs no display, works for root too, and asks nothing of the network."""
    return [
        program(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-extensions", "--mute-audio", "--hide-scrollbars", "--window-size=1280,720",
        f"--user-data-dir={profile}", f"--blink-settings=preferredColorScheme={0 if dark else 1}",
    ]


def ask(page, question, folder, dark=False, seconds=300):
    """What `page` answers to `question`, with the files of `folder` at /file/.

    Returns the answer, and who asked for which address that is not there. Raises `TimeoutError`
    when the page says nothing in time.
    """
    server = _Server(question, pathlib.Path(folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        address = f"http://127.0.0.1:{server.server_port}/page/{page}"
        chromium = subprocess.Popen(
            # A debugging port keeps a headless browser open until it is ended.
            [*options(profile, dark), "--remote-debugging-port=0", address],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            in_time = server.done.wait(seconds)
        finally:
            chromium.terminate()
            chromium.wait()
            server.shutdown()
            server.server_close()
            # Its children may still be writing into the profile.
            shutil.rmtree(profile, ignore_errors=True)
            pathlib.Path(profile).mkdir(exist_ok=True)
    if not in_time:
        raise TimeoutError(f"{page} did not answer within {seconds} seconds")
    return server.answer, server.strays
