"""`python -m linnet` is the same as the `linnet` command."""

from linnet.cli.main import main

if __name__ == "__main__":
    main()
