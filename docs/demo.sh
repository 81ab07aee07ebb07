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

say secretariat add -d "$dossier" examples
say secretariat show -d "$dossier" overview

# say_first WHAT LINES: the first lines of what `show WHAT` prints.
say_first() {
  printf '\n$ secretariat show -d %s %s\n' "$dossier" "$1"
  secretariat show -d "$dossier" "$1" > "$dossier.txt"
  sed -n "1,$2p" "$dossier.txt"
  printf '… and %s lines more\n' "$(($(wc -l < "$dossier.txt") - $2))"
  rm -f "$dossier.txt"
}

say_first statements 40
say_first actors 24
say_first timeline 24
say_first meetings 16
say_first positions 30
say_first claims 24
say_first contradictions 12

printf '\n$ secretariat changes -d %s --since 2031-03-19\n' "$dossier"
secretariat changes -d "$dossier" --since 2031-03-19 > "$dossier.txt"
sed -n '1,20p' "$dossier.txt"
printf '… and %s lines more\n' "$(($(wc -l < "$dossier.txt") - 20))"
rm -f "$dossier.txt"

cat <<END

The whole list:           .venv/bin/secretariat show -d $dossier statements
What one person said:     .venv/bin/secretariat show -d $dossier statements --speaker Talmon
Where words stand:        .venv/bin/secretariat search -d $dossier withdrawal
Everything as JSON:       .venv/bin/secretariat export -d $dossier --format json -o build/demo.json
Your own reports:         .venv/bin/secretariat add -d talks.db FOLDER
What it all means:        docs/tutorial.md
END
