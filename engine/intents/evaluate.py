"""How well the intent model understands examples it never saw: `python -m engine.intents.evaluate [FOLDER]`.

Prints the accuracy per language (and script), and what a confidence is worth: the share of messages from
there up and how many of them are right. The threshold in config.yml is chosen by this.
"""

import sys
from pathlib import Path
from typing import Dict, List, Tuple

import numpy as np

from engine.intent_checks import examples
from engine.intents.model import calibrated, out_of_fold_margins
from engine.topics import ROOT, read_topic, topic_folders

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main(arguments: List[str]) -> int:
    """Evaluate the topics in the folder named, data/topics by default."""
    root = Path(arguments[0]) if arguments else ROOT
    found = list(examples([read_topic(folder) for folder in topic_folders(root)]))
    texts, intents = [e.text for e in found], [e.intent.name for e in found]
    probabilities = calibrated(out_of_fold_margins(texts, intents), intents)
    right = np.array(sorted(set(intents)))[probabilities.argmax(axis=1)] == np.array(intents)
    lines = accuracies(right, [e.intent.file.stem for e in found])
    for name, (accuracy, number) in lines.items():
        sys.stdout.write(f"{name:10} {accuracy:.3f} of {number}\n")
    for threshold, (kept, accuracy) in worth(right, probabilities.max(axis=1)).items():
        sys.stdout.write(f"from {threshold:.1f}   {accuracy:.3f} right, {kept:.3f} of all\n")
    return 0


def accuracies(right: np.ndarray, languages: List[str]) -> Dict[str, Tuple[float, int]]:
    """Return the share understood rightly and the number, for each language and for all."""
    tags = np.array(languages)
    groups = {tag: right[tags == tag] for tag in sorted(set(languages))}
    return {name: (float(group.mean()), len(group)) for name, group in {**groups, "all": right}.items()}


def worth(right: np.ndarray, confidences: np.ndarray) -> Dict[float, Tuple[float, float]]:
    """Return, for each threshold, the share of messages from there up and the share of those right."""
    kept = {threshold: confidences >= threshold for threshold in THRESHOLDS}
    return {t: (float(k.mean()), float(right[k].mean())) for t, k in kept.items() if k.any()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
