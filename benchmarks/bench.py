"""`python -m benchmarks.bench`: runs benchmarks/performance (`make bench`).

The processes that builds and `collect` start import the module that was run: were it the harness itself, each would
load docxtpl, which no command does.
"""

if __name__ == "__main__":
    from benchmarks.performance.command import main

    main()
