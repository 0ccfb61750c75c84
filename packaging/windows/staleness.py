#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether `lecternctl watch` ever showed less than was committed (docs/cache.md).

staleness.py PSQL IDS READS BOUND_MS SECONDS: changes reviews of the file IDS by PSQL for so long, while somebody else writes READS, the lines
of `lecternctl watch`; then, once `watch` has ended, compares each read with the last commit that was acknowledged BOUND_MS before it was
asked. Prints the numbers of commits, reads and stale reads as JSON; status 1 if there is a stale read or nothing was compared.
The clock of both is this machine's time since it started."""
import json
import random
import subprocess
import sys
import time

psql, ids_file, reads_file, bound, seconds = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5])
ids = open(ids_file).read().split()


def now_ms():
    return time.clock_gettime(time.CLOCK_BOOTTIME) * 1000


def commit(review):
    statement = f"update reviews set helpful_count = helpful_count + 1 where id = '{review}' returning version"
    answer = subprocess.run([psql, "-qtA", "-d", "lectern", "-c", statement], capture_output=True, text=True, check=True)
    return int(answer.stdout.split()[0])


def read_lines():
    with open(reads_file) as file:
        return [json.loads(line) for line in file if line.endswith("\n") and line.startswith("{")]


commits = {review: [] for review in ids}
end = now_ms() + 1000 * seconds
while now_ms() < end:
    review = random.choice(ids)
    version = commit(review)
    commits[review].append((now_ms(), version))
    time.sleep(random.uniform(0, 0.3))

size = -1  # until `watch` has written its last line
while size != (size := len(read_lines())):
    time.sleep(3)

stale, compared, errors = [], 0, 0
for read in read_lines():
    if "error" in read:
        errors += 1
        continue
    known = [version for at, version in commits[read["id"]] if at + bound <= read["asked_ms"]]
    if known:
        compared += 1
        if read["version"] < max(known):
            stale.append(read)
print(json.dumps({"commits": sum(map(len, commits.values())), "reads": size, "compared": compared, "errors": errors, "stale": len(stale)}))
if stale:
    print(json.dumps(stale[:3]), file=sys.stderr)
sys.exit(0 if compared > 0 and not stale and not errors else 1)
