#!/bin/sh
# The peer of names and speed: spaCy's tok2vec tagger, parser and NER as its own CPU recipe makes them, no vectors, taught on
# the GUM documents that the network is taught on. Needs spaCy 3.8, which nothing else here does.
#     training/peer/train.sh DATA/gum/train WORK        -> WORK/model-best
set -eu
here=$(dirname "$0")
mkdir -p "$2"
python "$here/convert.py" "$1" "$2"
python -m spacy init config "$2/config.cfg" --force --lang en --pipeline tagger,parser,ner --optimize efficiency
OMP_NUM_THREADS=1 python -m spacy train "$2/config.cfg" --output "$2" \
    --paths.train "$2/train.spacy" --paths.dev "$2/held.spacy" --training.max_steps "${STEPS:-6000}"
