"""`python -m verbale` is `verbale`."""

from verbale.cli import main

if __name__ == "__main__":
    main()
