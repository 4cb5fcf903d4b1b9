"""`make bench-dashboard`: the dashboard's goals of speed, measured on the shipped server and bundle.

Nothing here is a test and pytest collects nothing of it; docs/benchmarks.md says what each figure means.
The pure parts (figures, goals, trace, table) have their tests in incidents/tests/setup/test_bench_figures.py.
"""
