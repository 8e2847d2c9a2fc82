"""Trains the trees that pick the body of a page, and writes them as JSON with the figures they reach.

usage: train.py DUMP.jsonl MODEL.json [--all]

DUMP.jsonl is what dump.ts writes. Stage one judges a block by itself; stage two again, with what stage one says of the
blocks around (second.ts), on judgements of models that have not seen the page. Everything is decided on the pages that
are not dev; --all then trains the model that is written on all pages.
"""
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter

import lightgbm as lgb
import numpy as np

FOLDS = 5
SETTINGS = dict(objective='binary', num_leaves=7, learning_rate=0.06, min_data_in_leaf=10, feature_fraction=0.3,
                bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, max_bin=63, seed=0, verbose=-1, num_threads=1,
                deterministic=True)
TREES = 250
# Blocks that stage one is this sure of are left out of stage two, which so learns to tell the doubtful ones apart.
SURELY_NOT = 0.02
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)


def shingles(text):
    words = re.findall(r'\w+', text)
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def precision_recall(true, found):
    true, found = shingles(true), shingles(found)
    hits = sum((true & found).values())
    extra, missed = sum((found - true).values()), sum((true - found).values())
    if extra == missed == 0:
        return 1.0, 1.0
    return (1.0 if hits == extra == 0 else hits / (hits + extra)), (1.0 if hits == missed == 0 else hits / (hits + missed))


def figures(pages, likely, threshold):
    pairs = []
    for page in pages:
        texts = page['texts']
        true = ' '.join(t for t, label in zip(texts, page['labels']) if label)
        pairs.append(precision_recall(true, ' '.join(t for t, p in zip(texts, likely[page['page']]) if p > threshold)))
    p, r = np.mean(pairs, axis=0)
    return f'precision {p:.4f} recall {r:.4f} F1 {2 * p * r / (p + r):.4f} ({len(pages)} pages)', 2 * p * r / (p + r)


def doubtful(page, key):
    return page['first'] > SURELY_NOT if key == 'both' else np.ones(len(page['labels']), bool)


def fit(pages, key):
    rows = np.vstack([page[key][doubtful(page, key)] for page in pages])
    labels = np.concatenate([page['labels'][doubtful(page, key)] for page in pages])
    weights = np.concatenate([page['weights'][doubtful(page, key)] for page in pages])
    return lgb.train(SETTINGS, lgb.Dataset(rows, labels, weight=weights), TREES)


def judge(model, page, key):
    return np.where(doubtful(page, key), model.predict(page[key]), 0)


def out_of_fold(pages, key):
    order = np.random.RandomState(1).permutation(len(pages))
    likely = {}
    for fold in range(FOLDS):
        held = {int(i) for i in order[fold::FOLDS]}
        model = fit([page for i, page in enumerate(pages) if i not in held], key)
        for i in held:
            likely[pages[i]['page']] = judge(model, pages[i], key)
    return likely


def look_again(pages, likely):
    """Adds `both`: the numbers of stage one and those that second.ts makes of its judgements."""
    with tempfile.NamedTemporaryFile('w', suffix='.json') as given, tempfile.NamedTemporaryFile(suffix='.jsonl') as made:
        json.dump({page: [round(float(p), 6) for p in row] for page, row in likely.items()}, given)
        given.flush()
        subprocess.run(['npx', 'tsx', 'training/pages/second.ts', given.name, made.name], check=True)
        names = None
        for line in open(made.name):
            row = json.loads(line)
            names = names or row.get('names')
            page = next(page for page in pages if page['page'] == row['page'])
            page['first'] = np.array(likely[page['page']])
            page['both'] = np.hstack([page['rows'], np.array(row['rows'], dtype=float)])
    return names


def flat(model):
    trees = dict(roots=[], features=[], values=[], lower=[], higher=[], missing=[])

    def add(node):
        at = len(trees['features'])
        leaf = 'leaf_value' in node
        trees['features'].append(-1 if leaf else node['split_feature'])
        trees['values'].append(float(f"{node['leaf_value'] if leaf else node['threshold']:.5g}"))
        trees['missing'].append(0 if leaf else int(node['default_left'] if node['missing_type'] == 'NaN' else 0 <= node['threshold']))
        trees['lower'].append(0)
        trees['higher'].append(0)
        if not leaf:
            trees['lower'][at] = add(node['left_child'])
            trees['higher'][at] = add(node['right_child'])
        return at

    for tree in model.dump_model()['tree_info']:
        trees['roots'].append(add(tree['tree_structure']))
    return trees


def keep(name, likely, threshold):
    """Writes how likely each block is, for figures.ts."""
    likely = {page: [round(float(p), 5) for p in row] for page, row in likely.items()}
    json.dump(dict(threshold=threshold, likely=likely), open(f'{sys.argv[1]}.{name}.json', 'w'))


def main():
    pages = [json.loads(line) for line in open(sys.argv[1])]
    names = pages[0]['names']
    for page in pages:
        page['rows'] = np.array(page['rows'], dtype=float)
        page['labels'] = np.array(page['labels'])
        weights = np.sqrt(np.array(page['words']) + 1)
        page['weights'] = weights / np.sqrt(max(1, weights.sum()))
    english = lambda chosen: [page for page in chosen if page['language'] == 'en' and page['kind'] == 'article']
    train, dev = [p for p in pages if not p['isDev']], [p for p in pages if p['isDev']]

    def train_on(chosen):
        likely = out_of_fold(chosen, 'rows')
        first = fit(chosen, 'rows')
        second_names = look_again(chosen, likely)
        return likely, first, fit(chosen, 'both'), second_names

    likely, first, second, second_names = train_on(train)
    print('stage one, out of fold:', figures(english(train), likely, 0.4)[0], flush=True)
    again = out_of_fold(train, 'both')
    for threshold in THRESHOLDS:
        print(f'stage two, out of fold, {threshold}: all', figures(train, again, threshold)[0], 'English', figures(english(train), again, threshold)[0], flush=True)
    threshold = max(THRESHOLDS, key=lambda each: figures(english(train), again, each)[1])
    keep('train', again, threshold)
    look_again(dev, {page['page']: first.predict(page['rows']) for page in dev})
    found = {page['page']: judge(second, page, 'both') for page in dev}
    keep('dev', found, threshold)
    print(f'dev, {threshold}: all', figures(dev, found, threshold)[0], 'English', figures(english(dev), found, threshold)[0], flush=True)
    if '--all' in sys.argv:
        likely, first, second, second_names = train_on(pages)
        again = out_of_fold(pages, 'both')
        print('all pages, out of fold: all', figures(pages, again, threshold)[0], 'English', figures(english(pages), again, threshold)[0])
        keep('all', again, threshold)
    model = dict(features=names + second_names, first=flat(first), second=flat(second), surelyNot=SURELY_NOT, threshold=threshold)
    open(sys.argv[2], 'w').write(json.dumps(model, separators=(',', ':')) + '\n')


main()
