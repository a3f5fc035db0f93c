"""Draws plans with typst: one process, a plan for each line on stdin, its times and size on stdout.

    python3 draw.py plan.typ FONTS

Each line names a JSON file; the answer is milliseconds by the clock, milliseconds of the processor (all threads), bytes.
The PDF stays beside the JSON file.
"""

import sys
import time

import typst

TEMPLATE, FONTS = sys.argv[1:3]

# Found once: typst need not look for its typefaces again with every plan.
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])

for line in sys.stdin:
    path = line.strip()
    with open(path, encoding="utf-8") as file:
        plan = file.read()
    clock, processor = time.perf_counter(), time.process_time()
    pdf = typst.compile(
        TEMPLATE, font_paths=fonts, sys_inputs={"plan": plan}, pdf_standards=["ua-1", "a-2a"]
    )
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    with open(path.removesuffix(".json") + ".pdf", "wb") as file:
        file.write(pdf)
    print(clock * 1000, processor * 1000, len(pdf), flush=True)
