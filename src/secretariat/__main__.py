"""`python -m secretariat` is the command `secretariat`."""

from secretariat.cli import main

if __name__ == "__main__":
    main()
