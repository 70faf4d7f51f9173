# SPDX-License-Identifier: BSL-1.0
"""queue_worker.py RUBRIC: takes jobs from standard input, as it would from a queue, one at a time."""
import json
import subprocess
import sys

tool = subprocess.Popen(["panelscore", "recommend", "-r", sys.argv[1], "--stream", "-f", "ndjson", "--quiet", "-"],
                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
for job in sys.stdin.buffer:
    tool.stdin.write(job.strip() + b"\n")
    tool.stdin.flush()
    answer = json.loads(tool.stdout.readline())  # is there before the next job is sent
    if answer.get("problems"):
        print("not scored:", answer["problems"][0]["message"], flush=True)
    else:
        print(answer["candidate"], answer["call"], flush=True)
tool.stdin.close()
sys.exit(tool.wait())
