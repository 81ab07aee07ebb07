# The demo: `make demo` runs it with the file of the dossier to make. Each command is shown before it is run.
set -eu
dossier=$1
exec 2>&1

# The list of statements is laid out as on a terminal although only its beginning is shown.
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

printf '\n$ secretariat show -d %s statements\n' "$dossier"
secretariat show -d "$dossier" statements > "$dossier.txt"
sed -n '1,40p' "$dossier.txt"
printf '… and %s lines more\n' "$(($(wc -l < "$dossier.txt") - 40))"
rm -f "$dossier.txt"

cat <<END

The whole list:           .venv/bin/secretariat show -d $dossier statements
What one person said:     .venv/bin/secretariat show -d $dossier statements --speaker Talmon
Where words stand:        .venv/bin/secretariat search -d $dossier withdrawal
Everything as JSON:       .venv/bin/secretariat export -d $dossier --format json -o build/demo.json
Your own reports:         .venv/bin/secretariat add -d talks.db FOLDER
What it all means:        docs/tutorial.md
END
