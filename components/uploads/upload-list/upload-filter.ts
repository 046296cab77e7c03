import { createLoader, parseAsString } from "nuqs/server";
import { slug } from "@/lib/http/schema";

/** What of the uploads list stands in its address. */
export const uploadFilterParsers = { run: parseAsString.withDefault("") };

export const loadUploadFilter = createLoader(uploadFilterParsers);

/** The query of a state; an id that can be nobody's is left out. */
export function uploadFilterOf({ run }: { run: string }): { run?: string } {
  return slug.safeParse(run).success ? { run } : {};
}
