#!/usr/bin/env python3
"""Rows a second of rapidfuzz's cdist, for `cargo bench --bench figures -- --peer`.

  benches/rapidfuzz_cdist.py ROWS NAMES

Each file has a name a line, folded and with its words sorted beforehand, so that nothing is left but to compare every
row with every listed name. Blocks of rows keep the matrix of scores small. Reading the files is not timed.
"""
import json
import sys
import time

import numpy
import rapidfuzz
from rapidfuzz import fuzz, process

# Scores held at once: 64 million of one byte.
BLOCK = 64_000_000


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


rows, names = lines(sys.argv[1]), lines(sys.argv[2])
block = max(1, BLOCK // len(names))
hits = 0
began = time.perf_counter()
for start in range(0, len(rows), block):
    scores = process.cdist(
        rows[start : start + block], names, scorer=fuzz.ratio, score_cutoff=85, workers=2, dtype=numpy.uint8
    )
    hits += int(numpy.count_nonzero(scores.max(axis=1)))
seconds = time.perf_counter() - began
print(
    json.dumps(
        {
            "version": rapidfuzz.__version__,
            "rows": len(rows),
            "names": len(names),
            "rows_with_hits": hits,
            "seconds": seconds,
            "rows_per_second": len(rows) / seconds,
        }
    )
)
