#!/usr/bin/env python3
"""A lesson in demand paging, driven over pipes: commands in, JSON out.

    python3 docs/lesson.py [PATH OF pagewalk]
"""

import json
import subprocess
import sys


class Pagewalk:
    """A session: ask() carries a line out and gives the reports that answer it."""

    SCHEMA = 3

    def __init__(self, program, *options):
        self.process = subprocess.Popen(
            [program, "--format", "json", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        hello = json.loads(self.process.stdout.readline())
        if hello["schema"] != self.SCHEMA:
            raise SystemExit(f"schema {hello['schema']} is not {self.SCHEMA}")

    def ask(self, line):
        # `info line` answers with one report of a kind of its own: the end of the answer.
        self.process.stdin.write(line + "\ninfo line\n")
        self.process.stdin.flush()
        reports = []
        for text in self.process.stdout:
            report = json.loads(text)
            if report["report"] == "place":
                return reports
            if report["report"] == "error":
                raise SystemExit(f"{report['input']}: {report['message']}")
            reports.append(report)
        raise SystemExit("pagewalk has left")

    def one(self, line, kind):
        """The report of a kind that a line is answered with."""
        return next(report for report in self.ask(line) if report["report"] == kind)

    def leave(self):
        self.process.stdin.close()
        return self.process.wait()


def lesson(session):
    start = session.one("mmap 16K rw", "call")["value"]
    print(f"mmap promises 4 pages at {start:08x}.")

    before = session.one("print rss", "value")["value"]
    session.ask(f"touch {start:#x} w")
    after = session.one("print rss", "value")["value"]
    print(f"The first write takes {after - before} page: rss goes from {before} to {after}.")

    session.ask("trace on")
    story = session.one(f"touch {start + 4096:#x} w", "story")
    print("The kernel's functions on the way to the second one:")
    functions = dict.fromkeys(line["function"] for line in story["lines"])
    print("  " + ", ".join(name for name in functions if name != "MMU"))

    again = session.ask(f"touch {start:#x} w")
    faults = next(report["faults"] for report in again if report["report"] == "access")
    print(f"A page that is there takes {faults} faults.")


def main():
    session = Pagewalk(sys.argv[1] if len(sys.argv) > 1 else "pagewalk", "--memory", "64M")
    lesson(session)
    sys.exit(session.leave())


if __name__ == "__main__":
    main()
