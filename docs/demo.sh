# The demo: `make demo` runs it with the file of the dossier to make. Each command is shown before it is run.
set -eu
dossier=$1
exec 2>&1

# Lists are laid out as on a terminal although only their beginning is shown.
export TTY_COMPATIBLE=1
if [ -t 1 ]; then
  COLUMNS=$(stty size 2>/dev/null < /dev/tty | cut -d ' ' -f 2)
  export COLUMNS="${COLUMNS:-100}" LINES=50
else
  export TERM=dumb COLUMNS=100 LINES=50
fi

say() { printf '\n$ %s\n' "$*"; "$@"; }

# first LINES COMMAND…: the first lines of what it prints.
first() {
  lines=$1
  shift
  printf '\n$ %s\n' "$*"
  "$@" > "$dossier.txt"
  sed -n "1,${lines}p" "$dossier.txt"
  printf '… and %s lines more\n' "$(($(wc -l < "$dossier.txt") - lines))"
  rm -f "$dossier.txt"
}

say secretariat add -d "$dossier" examples
say secretariat show -d "$dossier" overview
first 16 secretariat show -d "$dossier" statements
first 14 secretariat show -d "$dossier" positions
first 12 secretariat show -d "$dossier" claims
first 8 secretariat show -d "$dossier" contradictions
mkdir -p build
say secretariat brief -d "$dossier" -o build/brief.md
printf '\n$ head -n 11 build/brief.md\n'
sed -n 1,11p build/brief.md | fold -s -w 100

cat <<END

The page:                 .venv/bin/secretariat serve -d $dossier --open    (http://127.0.0.1:8017/)
What one person said:     .venv/bin/secretariat show -d $dossier statements --speaker Talmon
What is new:              .venv/bin/secretariat changes -d $dossier --since 2031-03-19
Where words stand:        .venv/bin/secretariat search -d $dossier withdrawal
Everything as JSON:       .venv/bin/secretariat export -d $dossier --format json -o build/demo.json
The page as files:        .venv/bin/secretariat export -d $dossier --format html -o build/page
Your own reports:         .venv/bin/secretariat add -d talks.db FOLDER
What it all means:        docs/tutorial.md
END

# In a terminal on a machine with a browser the page is opened, until Ctrl-C; anywhere else the demo ends here.
desktop() {
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || { [ "$(uname)" = Darwin ] && [ -z "${SSH_CONNECTION:-}" ]; }
}
if [ -t 0 ] && [ -t 1 ] && desktop; then
  printf '\n$ secretariat serve -d %s --open\n' "$dossier"
  exec secretariat serve -d "$dossier" --open
fi
