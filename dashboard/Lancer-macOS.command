#!/bin/sh
# Double-click: sets Lauréats up once, then opens it in the browser.
cd "$(dirname "$0")/.." || exit 2
for python in python3.14 python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" dashboard/commands/first_start.py "$@"
    fi
done
echo "Installez Python 3.11 ou plus récent depuis python.org, puis relancez ce fichier."
echo "Install Python 3.11 or later from python.org, then open this file again."
exit 2
