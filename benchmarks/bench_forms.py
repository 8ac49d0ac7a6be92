"""`python -m benchmarks.bench_forms [ROUNDS]`: runs benchmarks/forms.py.

The processes that `collect` starts import the module that was run: were it forms.py itself, each would load docxtpl,
which the command never does.
"""

if __name__ == "__main__":
    from benchmarks.forms import main

    main()
