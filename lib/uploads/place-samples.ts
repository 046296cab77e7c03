import "server-only";
import { type PlacedResults, resultsBeside } from "@/lib/domain/formats/lm-eval-beside";
import { type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import { type LookLimits, lookAtFile } from "./look-at-file";
import type { SeenFile } from "./propose-bundle";

function placedResults(seen: Iterable<SeenFile>): PlacedResults[] {
  return [...seen].flatMap(({ look, given }): PlacedResults[] => {
    if (look.format?.id !== "lm-eval-results") return [];
    const { step, epoch = null } = mergeMappings(look.guessed, given ?? {}).constants ?? {};
    return step === undefined ? [] : [{ path: look.file.path, step, epoch }];
  });
}

/** Samples of lm-eval name no checkpoint; the results beside them do, and are taken at their word. */
export async function placeSamples(seen: Map<string, SeenFile>, limits: LookLimits): Promise<void> {
  const results = placedResults(seen.values());
  for (const [path, file] of seen) {
    const { look, given, remembered } = file;
    const isOpen = look.questions.some(({ id }) => id === "step");
    const found =
      isOpen && look.format?.id === "lm-eval-samples" ? resultsBeside(path, results) : null;
    if (found === null) continue;
    const { step, epoch } = found;
    const beside: Mapping = { constants: epoch === null ? { step } : { step, epoch } };
    const said = mergeMappings(remembered?.mapping ?? {}, given ?? {});
    const again = await lookAtFile(look.file, { given: mergeMappings(beside, said), limits });
    const reasons = [...again.reasons, { about: "step", reason: `${found.path} beside it` }];
    const guessed = mergeMappings(again.guessed, beside);
    seen.set(path, { ...file, look: { ...again, shape: look.shape, guessed, reasons } });
  }
}
