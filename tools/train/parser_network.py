#!/usr/bin/env python3
"""Train the network of the parser. See README.md; needs Debian's python3-torch.

usage: parser_network.py [--epochs N]

Reads train.rows, ewt.rows and gum.rows, which "dateline_train ... parser-rows" writes into the current folder, and
writes parser.net there, which "dateline_train ... parser" packs. After every epoch it prints the share of right heads
(UAS) and of right heads with right relations (LAS) on the two development sets, with the best head of each word by
itself; what is packed also sees to it that the heads make a tree. One thread: as fast as more at this size.

The network is src/language/network.hpp's: a sum of embeddings, two layers of LSTM in both directions, a bilinear form
for the arcs, a layer over head and dependent for the relations (after Dozat and Manning 2017). Its parts are left out
at random in training (dropout), parts of words too, so that unknown words are nothing new. The weights kept are a
running average.
"""
import argparse
import random
import time
from collections import Counter

import numpy
import torch
from torch import nn
from torch.nn import functional

INPUTS = 9
ROWS = 12288 + 1024 + 4096 + 3072 + 512 + 257 + 1025 + 1024  # NetworkInput::rows
EMBEDDING, HIDDEN, LAYERS, ARC, LABEL = 96, 96, 2, 96, 96
LEAST_COUNT = 10  # rarer relations are not learnt
BATCH_WORDS, RATE, STEADY, LAST_RATE, AVERAGED = 2500, 2.5e-3, 0.3, 0.02, 0.998
# How often the inputs of a word are hidden: the word, endings and beginning and shape, clusters, tag.
HIDDEN_INPUTS = ((0.2, (0, 1)), (0.05, (2,)), (0.05, (3,)), (0.05, (4,)), (0.05, (5,)), (0.08, (6, 7)), (0.05, (8,)))


def read(path):
    sentences, words = [], []
    with open(path, encoding='utf-8') as file:
        for line in file:
            columns = line.split()
            if columns:
                words.append(([int(x) for x in columns[:INPUTS]], int(columns[INPUTS]), columns[INPUTS + 1]))
            elif words:
                sentences.append(words)
                words = []
    return sentences


def batches(sentences, words, mixed):
    """Lists of sentences of like length; in random order when `mixed`."""
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]), random.random() if mixed else i))
    out = [[]]
    for i in order:
        if out[-1] and (len(out[-1]) + 1) * (len(sentences[i]) + 1) > words:
            out.append([])
        out[-1].append(i)
    if mixed:
        random.shuffle(out)
    return [[sentences[i] for i in batch] for batch in out]


def tensors(sentences, relations):
    longest = max(map(len, sentences))
    rows = numpy.zeros((len(sentences), longest, INPUTS), numpy.int64)
    heads = numpy.full((len(sentences), longest), -1, numpy.int64)
    labels = numpy.full((len(sentences), longest), -1, numpy.int64)
    for s, sentence in enumerate(sentences):
        for i, (inputs, head, relation) in enumerate(sentence):
            rows[s, i], heads[s, i], labels[s, i] = inputs, head, relations.get(relation, -1)
    lengths = numpy.array([len(s) for s in sentences])
    return map(torch.from_numpy, (rows, heads, labels, lengths))


class Network(nn.Module):
    def __init__(self, relations):
        super().__init__()
        both = 2 * HIDDEN
        self.embeddings = nn.Embedding(ROWS, EMBEDDING)
        nn.init.normal_(self.embeddings.weight, 0, 0.3)
        self.layers = nn.ModuleList(nn.LSTM(EMBEDDING if layer == 0 else both, HIDDEN, bidirectional=True,
                                            batch_first=True) for layer in range(LAYERS))
        self.root = nn.Parameter(torch.randn(both) * 0.1)
        self.arc_head, self.arc_dependent = nn.Linear(both, ARC), nn.Linear(both, ARC)
        self.form = nn.Parameter(torch.eye(ARC) * 0.1)
        self.form_added = nn.Parameter(torch.zeros(ARC))
        self.label_head, self.label_dependent = nn.Linear(both, LABEL), nn.Linear(both, LABEL, bias=False)
        self.label = nn.Linear(LABEL, relations)

    def drop(self, values, share):
        """Hides the same numbers of all words of a sentence."""
        if not self.training:
            return values
        return values * torch.bernoulli(torch.full((values.shape[0], 1, values.shape[2]), 1 - share)) / (1 - share)

    def states(self, rows, lengths):
        parts = self.embeddings(rows)
        if self.training:
            kept = torch.ones(rows.shape)
            for share, inputs in HIDDEN_INPUTS:
                shown = (torch.rand(rows.shape[0], rows.shape[1]) >= share).float()
                for i in inputs:
                    kept[:, :, i] = shown
            parts = parts * kept.unsqueeze(-1)
        values = self.drop(parts.sum(2), 0.2)
        for layer in self.layers:
            packed = nn.utils.rnn.pack_padded_sequence(values, lengths, batch_first=True, enforce_sorted=False)
            values, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True,
                                                         total_length=rows.shape[1])
            values = self.drop(values, 0.33)
        return values

    def with_root(self, states):
        return torch.cat([self.root.expand(states.shape[0], 1, -1), states], 1)

    def arcs(self, states, lengths):
        """Scores of (sentence, word, head), head 0 being the root."""
        heads = self.drop(functional.relu(self.arc_head(self.with_root(states))), 0.2)
        dependents = self.drop(functional.relu(self.arc_dependent(states)), 0.2)
        scores = (dependents @ self.form + self.form_added) @ heads.transpose(1, 2)
        words = states.shape[1]
        beyond = torch.arange(words + 1).unsqueeze(0) > lengths.unsqueeze(1)
        scores = scores.masked_fill(beyond.unsqueeze(1), -1e9)
        scores[:, torch.arange(words), torch.arange(words) + 1] = -1e9
        return scores

    def labels(self, states, heads):
        index = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, states.shape[2])
        of_heads = torch.gather(self.with_root(states), 1, index)
        both = functional.relu(self.label_head(of_heads) + self.label_dependent(states))
        return self.label(self.drop(both, 0.2))

    def loss(self, rows, heads, labels, lengths):
        states = self.states(rows, lengths)
        words = heads >= 0
        known = words & (labels >= 0)
        return (functional.cross_entropy(self.arcs(states, lengths)[words], heads[words]) +
                functional.cross_entropy(self.labels(states, heads)[known], labels[known]))


def figures(network, sentences, relations):
    words = right = labelled = 0
    network.eval()
    with torch.no_grad():
        for batch in batches(sentences, 8000, False):
            rows, heads, labels, lengths = tensors(batch, relations)
            states = network.states(rows, lengths)
            found = network.arcs(states, lengths).argmax(2)
            good = (found == heads) & (heads >= 0)
            words += (heads >= 0).sum().item()
            right += good.sum().item()
            labelled += (good & (network.labels(states, found).argmax(2) == labels)).sum().item()
    network.train()
    return f'UAS {100 * right / words:.2f} LAS {100 * labelled / words:.2f}'


def write(network, relations, path):
    with open(path, 'wb') as out:
        sizes = (EMBEDDING, HIDDEN, LAYERS, ARC, LABEL, len(relations))
        out.write((' '.join(map(str, sizes)) + '\n' + ''.join(name + '\n' for name in relations)).encode())

        def put(*values):
            for value in values:
                out.write(value.detach().numpy().astype('<f4').tobytes())

        put(network.embeddings.weight)
        for layer in network.layers:
            for end in ('', '_reverse'):
                put(getattr(layer, 'weight_ih_l0' + end),
                    getattr(layer, 'bias_ih_l0' + end) + getattr(layer, 'bias_hh_l0' + end),
                    getattr(layer, 'weight_hh_l0' + end), torch.zeros(4 * HIDDEN))
        for part in (network.arc_head, network.arc_dependent):
            put(part.weight, part.bias)
        put(network.form.t().contiguous(), network.form_added)
        put(network.label_head.weight, network.label_head.bias, network.label_dependent.weight, torch.zeros(LABEL))
        put(network.label.weight, network.label.bias)
        put(network.arc_head(network.root), network.label_head(network.root))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--epochs', type=int, default=40)
    epochs = parser.parse_args().epochs
    for seed in (torch.manual_seed, random.seed, numpy.random.seed):
        seed(1)
    torch.set_num_threads(1)
    train = read('train.rows')
    development = {name: read(name + '.rows') for name in ('ewt', 'gum')}
    counts = Counter(relation for sentence in train for _, _, relation in sentence)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    relations = {name: i for i, name in enumerate(names)}
    network, averaged = Network(len(names)), Network(len(names))
    averaged.load_state_dict(network.state_dict())
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.95))
    steps = epochs * len(batches(train, BATCH_WORDS, False))
    step, start = 0, time.time()
    for epoch in range(1, epochs + 1):
        for batch in batches(train, BATCH_WORDS, True):
            done = step / steps
            rate = 1 if done < STEADY else max(LAST_RATE, (1 - done) / (1 - STEADY))
            for group in optimizer.param_groups:
                group['lr'] = RATE * min(1, (step + 1) / 100) * rate
            rows, heads, labels, lengths = tensors(batch, relations)
            optimizer.zero_grad()
            network.loss(rows, heads, labels, lengths).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimizer.step()
            step += 1
            if step % 4 == 0:
                share = min(AVERAGED, (step + 1) / (step + 10)) ** 4
                with torch.no_grad():
                    for mean, value in zip(averaged.parameters(), network.parameters()):
                        mean.mul_(share).add_(value, alpha=1 - share)
        print(f'epoch {epoch}: ' + ', '.join(f'{name} dev {figures(averaged, sentences, relations)}'
                                             for name, sentences in development.items()) +
              f' [{(time.time() - start) / 60:.1f} minutes]', flush=True)
        write(averaged, names, 'parser.net')


if __name__ == '__main__':
    main()
