import type { DatasetDetail, LabelStrength } from "@/lib/datasets/schema";
import { drawsPerExample } from "@/lib/domain/knowledge/label-certainty";
import { formatCount } from "@/lib/format";

type Range = LabelStrength["greedy"];

function rangeWords(range: Range): string | null {
  if (range === null || range.most === 0) return null;
  const { least, most } = range;
  return least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
}

/** "10 greedy and 160 sampled answers an example"; null where no answer of the base model is kept. */
export function drawnWords({ greedy, sampled }: LabelStrength): string | null {
  const [greedyWords, sampledWords] = [rangeWords(greedy), rangeWords(sampled)];
  if (greedyWords === null) return null;
  if (sampledWords !== null)
    return `${greedyWords} greedy and ${sampledWords} sampled answers an example`;
  return `${greedyWords} greedy ${greedyWords === "1" ? "answer" : "answers"} an example`;
}

/** Draws behind every label, where all labels rest on equally many; null otherwise. */
export function drawsOfEach({ greedy, sampled, given }: LabelStrength): number | null {
  if (greedy === null || sampled === null || given > 0) return null;
  const isSame = greedy.least === greedy.most && sampled.least === sampled.most;
  return isSame ? greedy.most + sampled.most : null;
}

/** What labels cannot tell: one sentence for the weak ones, one for those that came without their answers. */
export function strengthCaveats({ weak, given, drawn }: LabelStrength): string[] {
  const sentences: string[] = [];
  if (weak > 0) {
    const which = weak === drawn ? "Each label rests" : `${formatCount(weak)} labels rest`;
    sentences.push(
      `${which} on one greedy answer alone: that is weak evidence and tells Known from Unknown, no more.`,
    );
  }
  if (given > 0) {
    const which =
      given === 1
        ? "1 label came with its example"
        : `${formatCount(given)} labels came with their examples`;
    sentences.push(`${which}: by how many answers is not known here.`);
  }
  return sentences;
}

/** "the first line break", "nowhere", or the texts in quotes. */
export function stopWords(stopTexts: readonly string[]): string {
  if (stopTexts.length === 0) return "nowhere";
  if (stopTexts.length === 1 && stopTexts[0] === "\n") return "the first line break";
  return stopTexts.map((text) => JSON.stringify(text)).join(", ");
}

/** "10 exemplars × (1 greedy + 16 samples) = 170 draws"; null when it was not recorded. */
export function protocolWords(slick: DatasetDetail["slick"]): string | null {
  const draws = slick === null ? null : drawsPerExample(slick);
  if (slick === null || draws === null) return null;
  const { exemplars = 0, samples = 0 } = slick;
  const sets = `${formatCount(exemplars)} ${exemplars === 1 ? "exemplar" : "exemplars"}`;
  const sampled = `${formatCount(samples)} ${samples === 1 ? "sample" : "samples"}`;
  return `${sets} × (1 greedy + ${sampled}) = ${formatCount(draws)} draws`;
}
