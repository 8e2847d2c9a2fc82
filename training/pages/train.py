"""Trains the trees that pick the body of a page, and writes them as JSON.

usage: train.py DUMP.jsonl MODEL.json

DUMP.jsonl is what dump.ts writes: pages, and copies of them that are changed. Stage one judges a block by itself; stage two
again, with what stage one says of the blocks around (second.ts), on judgements of models that have not seen the site.
DUMP.jsonl.likely.json has how likely each block of a page is by models that have not seen its site, for figures.ts.
"""
import json
import subprocess
import sys
import tempfile

import lightgbm as lgb
import numpy as np

SETTINGS = dict(objective='binary', num_leaves=7, learning_rate=0.06, min_data_in_leaf=10, feature_fraction=0.3,
                bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, max_bin=63, seed=0, verbose=-1, num_threads=1,
                deterministic=True)
TREES = 250
# What a copy weighs beside a page.
COPY = 0.5
# Blocks that stage one is this sure of are left out of stage two, which so learns to tell the doubtful ones apart.
SURELY_NOT = 0.02
THRESHOLD = 0.4


def doubtful(page, key):
    return page['first'] > SURELY_NOT if key == 'both' else np.ones(len(page['labels']), bool)


def fit(pages, key):
    rows = np.vstack([page[key][doubtful(page, key)] for page in pages])
    labels = np.concatenate([page['labels'][doubtful(page, key)] for page in pages])
    weights = np.concatenate([page['weights'][doubtful(page, key)] for page in pages])
    return lgb.train(SETTINGS, lgb.Dataset(rows, labels, weight=weights), TREES)


def judge(model, page, key):
    return np.where(doubtful(page, key), model.predict(page[key]), 0)


def unseen(pages, key):
    """How likely each block is by a model that has not seen the part of the sites that its page is in."""
    likely = {}
    for fold in sorted({page['fold'] for page in pages}):
        model = fit([page for page in pages if page['fold'] != fold], key)
        for page in pages:
            if page['fold'] == fold:
                likely[page['page']] = judge(model, page, key)
    return likely


def look_again(pages, likely):
    """Adds `both`: the numbers of stage one and those that second.ts makes of its judgements."""
    by_name = {page['page']: page for page in pages}
    with tempfile.NamedTemporaryFile('w', suffix='.json') as given, tempfile.NamedTemporaryFile(suffix='.jsonl') as made:
        json.dump({page: [round(float(p), 6) for p in row] for page, row in likely.items()}, given)
        given.flush()
        subprocess.run(['npx', 'tsx', 'training/pages/second.ts', given.name, made.name], check=True)
        for line in open(made.name):
            row = json.loads(line)
            page = by_name[row['page']]
            page['first'] = np.array(likely[page['page']])
            page['both'] = np.hstack([page['rows'], np.array(row['rows'], dtype=np.float32)])
    return row['names']


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


def main():
    pages = [json.loads(line) for line in open(sys.argv[1])]
    names = pages[0]['names']
    for page in pages:
        page['rows'] = np.array([[np.nan if value is None else value for value in row] for row in page['rows']], dtype=np.float32)
        page['labels'] = np.array(page['labels'])
        weights = np.sqrt(np.array(page['words']) + 1)
        page['weights'] = weights / np.sqrt(max(1, weights.sum())) * (COPY if page['isCopy'] else 1)
    second_names = look_again(pages, unseen(pages, 'rows'))
    again = unseen(pages, 'both')
    likely = {page['page']: [round(float(p), 5) for p in again[page['page']]] for page in pages if not page['isCopy']}
    json.dump(dict(threshold=THRESHOLD, likely=likely), open(f'{sys.argv[1]}.likely.json', 'w'))
    first, second = fit(pages, 'rows'), fit(pages, 'both')
    model = dict(features=names + second_names, first=flat(first), second=flat(second), surelyNot=SURELY_NOT, threshold=THRESHOLD)
    open(sys.argv[2], 'w').write(json.dumps(model, separators=(',', ':')) + '\n')


main()
