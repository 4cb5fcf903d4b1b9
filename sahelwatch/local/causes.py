"""From the output of a failed command to a sentence about its cause."""

import re

# Order matters: a full disk also makes downloads fail.
CAUSES = (
    (
        re.compile(r"No space left on device|ENOSPC|Disk quota exceeded|enough free space", re.I),
        "The disk is full: free some space (`df -h .` shows how much there is; set-up needs about 2 GB).",
    ),
    (
        re.compile(
            r"Temporary failure (in name resolution|resolving)|Name or service not known|Could not resolve"
            r"|Failed to establish a new connection|Network is unreachable|No route to host|ConnectTimeout"
            r"|Could not connect to|Unable to connect to|Connection (timed out|refused)|ECONNREFUSED"
            r"|\bENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|network (timeout|is unreachable)|Read timed out",
            re.I,
        ),
        "The network could not be reached: connect and run the same command again.",
    ),
    (
        re.compile(r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|self.signed certificate", re.I),
        "A certificate could not be checked: is the clock right, and is the package ca-certificates there?",
    ),
    (
        re.compile(r"Could not get lock|is another process using it", re.I),
        "Another program is installing packages: wait until it has ended and run the same command again.",
    ),
    (
        re.compile(r"dpkg was interrupted", re.I),
        "An earlier installation was cut short: run `dpkg --configure -a`, then the same command again.",
    ),
    (
        re.compile(r"are you root\?|Permission denied|EACCES|Read-only file system", re.I),
        "A file may not be written by this user: was the checkout, or .local, made by another one?",
    ),
    (
        re.compile(
            r"No matching distribution found|E404|Unable to locate package|has no installation cand", re.I
        ),
        "A package is not in the registry asked: is the right mirror set for this machine?",
    ),
    (
        re.compile(r"No module named (?!'?(incidents|sahelwatch))", re.I),
        "The Python environment seems damaged: delete it (rm -rf .venv) and run the same command again.",
    ),
    (
        re.compile(r"Cannot allocate memory|MemoryError|ENOMEM|JavaScript heap out of memory", re.I),
        "Memory ran out: close other programs, or give the machine more.",
    ),
)


def explain(output: str) -> str | None:
    """A sentence on why a command failed and what to do, or None when its output names no known cause."""
    return next((sentence for pattern, sentence in CAUSES if pattern.search(output)), None)
