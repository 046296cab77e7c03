import { populations } from "@/lib/domain/knowledge/knowledge";
import { scorers } from "@/lib/domain/knowledge/scoring";
import type { Project } from "@/prisma/generated/client";
import type { ProjectSettings } from "./schema";

/** The settings as the domain names them; a stored value that is no longer known falls back to the default. */
export function settingsOf(project: Project): ProjectSettings {
  return {
    scorer: scorers.find((scorer) => scorer === project.scorer) ?? "exact",
    abstentionPhrases: project.abstentionPhrases,
    alpha: project.alpha,
    population: populations.find((population) => population === project.population) ?? "Known",
    minimumDrop: project.minimumDrop,
    acceptableLoss: project.acceptableLoss,
  };
}
