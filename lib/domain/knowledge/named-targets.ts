import { normalizeAnswer } from "@/lib/domain/knowledge/scoring";

const word = /[\p{L}\p{N}_]+/gu;
const mostWordsOfAlias = 12;
const mostWordsOfText = 2000;

function wordsOf(text: string): string[] {
  return normalizeAnswer("squad", text).match(word) ?? [];
}

/**
 * A function that counts how many different targets a text names as whole words. A target is the accepted answers of
 * one example; examples that share one share the target. Where one name lies within another ("York" in "New York"), the
 * longer counts alone. An answer that names several lists things: `contains` is too kind to it (SCIENCE.md section 3).
 */
export function createTargetCounter(
  answersOfExamples: Iterable<readonly string[]>,
): (text: string) => number {
  const targets = targetsByAlias(answersOfExamples);
  return (text) => {
    const words = wordsOf(text).slice(0, mostWordsOfText);
    const found = new Set<number>();
    for (let at = 0; at < words.length; ) {
      const [length, target] = longestAt(words, at, targets);
      if (target !== null) found.add(target);
      at += length;
    }
    return found.size;
  };
}

type Targets = { of: (alias: string) => number | null; mostWords: number };

function longestAt(
  words: readonly string[],
  at: number,
  { of, mostWords }: Targets,
): [number, number | null] {
  for (let length = Math.min(mostWords, words.length - at); length > 0; length--) {
    const target = of(words.slice(at, at + length).join(" "));
    if (target !== null) return [length, target];
  }
  return [1, null];
}

function targetsByAlias(answersOfExamples: Iterable<readonly string[]>): Targets {
  const byAlias = new Map<string, number>();
  const parents: number[] = [];
  const rootOf = (target: number): number => {
    let root = target;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[target] = root;
    return root;
  };
  let mostWords = 0;
  for (const answers of answersOfExamples) {
    const own = parents.push(parents.length) - 1;
    for (const answer of answers) {
      const words = wordsOf(answer);
      if (words.length === 0 || words.length > mostWordsOfAlias) continue;
      mostWords = Math.max(mostWords, words.length);
      const alias = words.join(" ");
      const other = byAlias.get(alias);
      if (other === undefined) byAlias.set(alias, own);
      else parents[rootOf(other)] = rootOf(own);
    }
  }
  const of = (alias: string) => {
    const target = byAlias.get(alias);
    return target === undefined ? null : rootOf(target);
  };
  return { of, mostWords };
}
