# Sourced by the verbs in this folder: makes .venv in the repository with the pinned packages and the package itself.
# `environment run` installs what the program needs, `environment test` what its tests need too; a second call is quick.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd -- "$root"

python_new_enough() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "no Python 3.11 or newer found; install one and run this again" >&2
  return 1
}

environment() {
  local list=constraints/$1.txt stamp=.venv/.installed-$1 wanted python
  wanted=$(cat "$list" pyproject.toml | cksum)
  if [[ ! -x .venv/bin/python ]]; then
    python=$(python_new_enough)
    echo "making .venv with $("$python" --version)" >&2
    "$python" -m venv .venv || {
      rm -rf .venv
      echo "venv could not be made; on Debian and Ubuntu: apt install python3-venv" >&2
      return 1
    }
  fi
  if [[ $(cat "$stamp" 2>/dev/null) != "$wanted" ]]; then
    echo "installing the packages of $list (once)" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$list"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
    echo "$wanted" >"$stamp"
  fi
}
