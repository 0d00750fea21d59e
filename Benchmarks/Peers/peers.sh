#!/usr/bin/env bash
# Installs the peers into a folder of their own and measures them in turns with this engine: peers.sh FOLDER BENCHMARKS [OPTION...]
# What can't be installed is told and left out. Needs python3 with venv; for the kernels of rapidfuzz-cpp also a C++ compiler.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
folder="$1" program="$2"
shift 2

if [ ! -x "$folder/bin/python" ]; then
    if ! python3 -m venv "$folder"; then
        echo "peers: python3 can't make an environment: apt-get install python3-venv" >&2
        exit 2
    fi
fi
pip=("$folder/bin/python" -m pip --quiet --disable-pip-version-check)
grep -v '^#' "$here/requirements.txt" | while read -r package; do
    "$folder/bin/python" -c "import $package" 2>/dev/null || "${pip[@]}" install "$package" ||
        echo "peers: $package can't be installed and is left out" >&2
done

# The headers of rapidfuzz-cpp come inside rapidfuzz's source distribution, of the version that is installed. pip builds it to
# learn what it is, which takes some minutes, once.
kernels=()
if command -v c++ >/dev/null; then
    if [ ! -x "$folder/kernels" ]; then
        version="$("$folder/bin/python" -c 'import rapidfuzz; print(rapidfuzz.__version__)' 2>/dev/null || true)"
        if [ -n "$version" ] && mkdir -p "$folder/source" &&
            "${pip[@]}" download --no-deps --no-binary rapidfuzz -d "$folder/source" "rapidfuzz==$version" &&
            tar -xzf "$folder/source/rapidfuzz-$version.tar.gz" -C "$folder/source"; then
            c++ -std=c++17 -O3 -DNDEBUG -I "$folder/source/rapidfuzz-$version/extern/rapidfuzz-cpp" "$here/kernels.cpp" \
                -o "$folder/kernels" || echo "peers: the kernels of rapidfuzz-cpp don't compile and are left out" >&2
        else
            echo "peers: the source of rapidfuzz can't be had, so its kernels are left out" >&2
        fi
    fi
    [ -x "$folder/kernels" ] && kernels=(--kernels "$folder/kernels")
fi
exec "$folder/bin/python" -B "$here/peers.py" --benchmarks "$program" "${kernels[@]}" --json "$folder/peers.json" "$@"
