import "server-only";
import { mergeMappings } from "@/lib/domain/mapping/mapping";
import type { ReadScope } from "@/lib/projects/access";
import { type Look, type LookLimits, lookAtFile } from "./look-at-file";
import type { BundleFile } from "./open-file";
import { rememberedFor, type SaidMapping } from "./prepare-upload";
import type { Remembered } from "./store-upload";

type Said = SaidMapping & { format?: string | null; limits?: LookLimits };

/** A file as its sender says, over what the project remembers of its shape, which only a first look tells. */
export async function lookAsSaid(
  scope: ReadScope,
  file: BundleFile,
  { given, chosen, ...asked }: Said,
): Promise<{ look: Look; remembered: Remembered | null }> {
  const first = await lookAtFile(file, { ...asked, given: given ?? chosen?.mapping ?? null });
  if (chosen !== null || first.shape === "") return { look: first, remembered: chosen };
  const remembered = await rememberedFor(scope, first.shape);
  if (remembered === null) return { look: first, remembered };
  const all = mergeMappings(remembered.mapping, given ?? {});
  const look = await lookAtFile(file, { ...asked, given: all });
  return { look: { ...look, shape: first.shape }, remembered };
}
