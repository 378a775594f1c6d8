"""Gradient descent for the networks of the ranker, by JAX."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from digest.analyse.features import Numbers
from digest.analyse.ranker import WIDEST, Network, SetModel

Arrays = dict[str, Any]

RATE = 2e-3
DECAY = 1e-4
_LEAST_DEVIATION = 1e-3
HIDDEN = 32
TRAITS = 8
SIZE_SHARES = {1: 0.15, 2: 0.25, 3: 0.6}
"""How much it matters to be right about sets of so many sentences."""
SHARPNESS = 40.0
"""How much likelier than another a set should be that has a higher ROUGE: e to this times the difference."""
RISK_SHARE, LIKELIHOOD_SHARE = 30.0, 0.5


def scale(features: NDArray[Any]) -> tuple[Numbers, Numbers]:
    """Return mean and deviation of each feature."""
    return features.mean(axis=0), features.std(axis=0) + _LEAST_DEVIATION


def standardise(features: NDArray[Any], mean: Numbers, deviation: Numbers) -> NDArray[np.float32]:
    """Return features as `Network.standardise` does."""
    return np.clip((features - mean) / deviation, -WIDEST, WIDEST).astype(np.float32)


def _batches(count: int, size: int, epochs: int, seed: int) -> Iterator[NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    for _ in range(epochs):
        order = random.permutation(count)
        yield from (np.sort(order[at : at + size]) for at in range(0, count - size + 1, size))


def _descend(
    parameters: Any,  # noqa: ANN401  a tree of JAX arrays
    loss: Callable[..., Any],
    rows: tuple[NDArray[Any], ...],
    batch: int,
    epochs: int,
    seed: int,
) -> Any:  # noqa: ANN401  the same
    """Return the parameters that make the loss of the rows small."""
    count = len(rows[0])
    optimiser = optax.adam(optax.cosine_decay_schedule(RATE, max(1, epochs * (count // batch))))
    state = optimiser.init(parameters)

    @jax.jit  # type: ignore[untyped-decorator]  # JAX is not installed where types are checked
    def step(parameters: Any, state: Any, *some: Any) -> tuple[Any, Any]:  # noqa: ANN401  the same
        updates, state = optimiser.update(jax.grad(loss)(parameters, *some), state)
        return optax.apply_updates(parameters, updates), state

    for places in _batches(count, batch, epochs, seed):
        parameters, state = step(parameters, state, *(values[places] for values in rows))
    return jax.tree.map(lambda array: np.asarray(array, dtype=np.float64), parameters)


def _random(key: Any, rows: int, columns: int, size: float) -> Any:  # noqa: ANN401  a JAX array
    return jax.random.normal(key, (rows, columns)) * size


def learn_network(
    features: Numbers, wanted: NDArray[Any], hidden: tuple[int, ...], *, epochs: int, seed: int
) -> Network:
    """Return a network whose logits say how likely each row is wanted."""
    mean, deviation = scale(features)
    sizes = (features.shape[1], *hidden, 1)
    keys = jax.random.split(jax.random.PRNGKey(seed), len(sizes))
    layers = [
        (_random(key, rows, columns, (2 / rows) ** 0.5), jnp.zeros(columns))
        for key, (rows, columns) in zip(keys, pairwise(sizes), strict=False)
    ]

    def loss(layers: Any, rows: Any, targets: Any) -> Any:  # noqa: ANN401  JAX arrays
        for weights, bias in layers[:-1]:
            rows = jax.nn.relu(rows @ weights + bias)
        logits = (rows @ layers[-1][0] + layers[-1][1])[:, 0]
        penalty = sum((weights**2).sum() for weights, _ in layers)
        return optax.sigmoid_binary_cross_entropy(logits, targets).mean() + DECAY / 100 * penalty

    rows = (standardise(features, mean, deviation), wanted.astype(np.float32))
    return Network(mean, deviation, tuple(map(tuple, _descend(layers, loss, rows, 1024, epochs, seed))))


class SetRows(NamedTuple):
    """The sets of the training articles; a row an article, as many columns as an article can have sets."""

    sentences: NDArray[np.float32]
    """article x pool x feature"""
    sets: NDArray[np.float32]
    """article x set x feature"""
    allowed: NDArray[np.bool_]
    """article x set"""
    rewards: NDArray[np.float32]
    """article x set: the sum of ROUGE-1 and ROUGE-2"""


def learn_sets(rows: SetRows, members: Numbers, *, epochs: int, seed: int) -> SetModel:
    """Return a model by whose scores the sets of an article rank as by their ROUGE.

    What is made small is the loss of ROUGE to be expected if a set is drawn in proportion to e to its score,
    and the distance of that draw from one by ROUGE; for sets of each size by themselves.
    Source: minimum risk training, after Och 2003 and Shen et al. 2016.
    """
    sentence_scale = scale(rows.sentences[rows.allowed.any(axis=1)].reshape(-1, rows.sentences.shape[2]))
    set_scale = scale(rows.sets[rows.allowed])
    scaled = (
        standardise(rows.sentences, *sentence_scale),
        standardise(rows.sets, *set_scale),
        rows.allowed,
        rows.rewards,
    )
    columns = jnp.asarray(members, dtype=jnp.float32)
    sizes = members.sum(axis=1)

    def loss(parameters: Arrays, sentences: Any, sets: Any, allowed: Any, rewards: Any) -> Any:  # noqa: ANN401  JAX arrays
        scores = _set_scores(parameters, columns, sentences, sets)
        total = sum(
            share * _set_loss(scores, allowed & (sizes == size), rewards)
            for size, share in SIZE_SHARES.items()
        )
        return total + DECAY * sum((array**2).sum() for array in parameters.values())

    start = _first_parameters(rows.sentences.shape[2], rows.sets.shape[2], seed)
    found = _descend(start, loss, scaled, 64, epochs, seed)
    zeros = np.zeros(1)
    return SetModel(
        sentence=Network(*sentence_scale, ((found["hidden"], found["hidden_bias"]),)),
        worth=found["worth"],
        plain_worth=found["plain_worth"],
        traits=found["traits"],
        together=Network(*set_scale, ((found["joined"], found["joined_bias"]), (found["together"], zeros))),
        plain_together=found["plain_together"],
    )


def _first_parameters(sentence_features: int, set_features: int, seed: int) -> Arrays:
    keys = jax.random.split(jax.random.PRNGKey(seed), 5)
    joined = set_features + TRAITS
    return {
        "hidden": _random(keys[0], sentence_features, HIDDEN, sentence_features**-0.5),
        "hidden_bias": jnp.zeros(HIDDEN),
        "worth": _random(keys[1], HIDDEN, 1, 0.1 * HIDDEN**-0.5),
        "plain_worth": jnp.zeros((sentence_features, 1)),
        "joined": _random(keys[2], joined, HIDDEN, joined**-0.5),
        "joined_bias": jnp.zeros(HIDDEN),
        "together": _random(keys[3], HIDDEN, 1, 0.1 * HIDDEN**-0.5),
        "plain_together": jnp.zeros((set_features, 1)),
        "traits": _random(keys[4], HIDDEN, TRAITS, 0.3 * HIDDEN**-0.5),
    }


def _set_scores(parameters: Arrays, members: Any, sentences: Any, sets: Any) -> Any:  # noqa: ANN401  JAX arrays
    """Return what `SetModel.scores` does, for several articles."""
    properties = jax.nn.relu(sentences @ parameters["hidden"] + parameters["hidden_bias"])
    worth = (properties @ parameters["worth"] + sentences @ parameters["plain_worth"])[..., 0]
    traits = jnp.einsum("sk,akt->ast", members, properties @ parameters["traits"])
    joined = jnp.concatenate([sets, traits], axis=-1)
    together = jax.nn.relu(joined @ parameters["joined"] + parameters["joined_bias"]) @ parameters["together"]
    return worth @ members.T + (together + sets @ parameters["plain_together"])[..., 0]


def _set_loss(scores: Any, allowed: Any, rewards: Any) -> Any:  # noqa: ANN401  JAX arrays
    few = jnp.maximum(1, allowed.sum(axis=-1, keepdims=True))
    log_chance = jax.nn.log_softmax(jnp.where(allowed, scores, -1e9), axis=-1)
    mean = jnp.where(allowed, rewards, 0).sum(axis=-1, keepdims=True) / few
    gain = jnp.where(allowed, rewards - mean, 0)
    risk = -(jnp.exp(log_chance) * gain).sum(axis=-1)
    wanted = jax.nn.softmax(jnp.where(allowed, gain * SHARPNESS, -1e9), axis=-1)
    likelihood = -(wanted * jnp.where(allowed, log_chance, 0)).sum(axis=-1)
    return jnp.where(allowed.any(axis=-1), RISK_SHARE * risk + LIKELIHOOD_SHARE * likelihood, 0).mean()
