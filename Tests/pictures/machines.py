"""The machines, moments and figures that are drawn, and what may not be drawn on which."""

KINDS = {
    "64M": ["--memory", "64M"],
    "1G": ["--memory", "1G"],
    "4G": ["--memory", "4G"],
    "16G-pae": ["--pae", "--memory", "16G"],
    "1G-linux-6.1": ["--layout", "linux-6.1"],
    "16G-pae-linux-6.1": ["--pae", "--memory", "16G", "--layout", "linux-6.1"],
}

LANGUAGES = ["en", "zh"]

FIGURES = (
    "promise spaces fault translation zones buddy areas heap vmas directmap highmem vmalloc pkmap"
    " fixmap whole owners pressure"
).split()

# What leads to a moment; none of these commands may fail on any machine. The last moment lies in
# the middle of a fault: the page is allocated next.
MOMENTS = {
    "booted": [],
    "used": [
        "exec demo",
        "malloc 100",
        "malloc 5000",
        "free $2",
        "malloc 200K",
        "mmap 64K rw",
        "touch $4 w",
        "mmap 1M r",
        "fork",
        "alloc 3 GFP_KERNEL",
        "alloc 0 GFP_HIGHUSER",
        "kmap $8",
        "vmalloc 20K",
        "vmalloc 300K",
        "set_fixmap FIX_DBGP_BASE 0xfee00000 nocache",
        "kmap_atomic $8",
        "swapon 1M",
        "m = mmap 32K rw",
        "touch m w for 32K",
        "madvise m 32K pageout",
    ],
    # The same, with marks at what differs from the beginning.
    "marked": [],
    "halted": ["break do_anonymous_page", "touch $4+8192 w"],
}

# What is drawn of a moment: the figures that need one have an address behind them.
ADDRESSES = {"booted": "c0000000", "used": "$4", "marked": "$4", "halted": "$4+8192"}
ENDINGS = {"marked": "since start"}


def command(figure, moment):
    words = ["picture", figure]
    if figure == "translation":
        words.append(ADDRESSES[moment])
    if moment in ENDINGS:
        words.append(ENDINGS[moment])
    return " ".join(words)


def refusals(kind, moment, figure):
    """Codes of why the figure has nothing to show there; a sentence says so instead."""
    if kind == "64M" and figure in ("highmem", "pkmap"):
        return ["no-high-memory"]
    if moment in ("booted", "marked") and figure in ("fault", "translation"):
        return ["no-fault", "no-access"]  # or there was none to compare with
    return []
