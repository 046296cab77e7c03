import { z } from "zod";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { defaultAbstentionPhrases, scorers } from "@/lib/domain/knowledge/scoring";
import { deletedFields, nameText, slug, text } from "@/lib/http/schema";

export const abstentionPhrases = z.array(text(200).min(1)).max(100);

export const projectSettings = z.object({
  scorer: z.enum(scorers),
  abstentionPhrases,
  alpha: z.number().min(0.0001).max(0.5),
  population: z.enum(populations),
  /** Ratio: 0.01 is one percentage point. */
  minimumDrop: z.number().min(0).max(1),
  acceptableLoss: z.number().min(0).max(100).meta({
    description:
      "percentage points that a checkpoint may lose against the best and still be a choice",
  }),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** Names that addresses of Onset itself begin with. */
const reservedSlugs: ReadonlySet<string> = new Set([
  "onset.py",
  "api",
  "s",
  "embed",
  "docs",
  "sign-in",
  "invitation",
  "mlflow",
  "healthz",
  "readyz",
  "metrics",
  "settings",
  "admin",
]);

export const newProjectSlug = slug.refine(
  (name) => !reservedSlugs.has(name.toLowerCase()),
  "this id is one of Onset's own addresses; choose another",
);

export const putProjectInput = z.object({
  name: nameText(200).optional(),
  description: text(2000).nullish(),
  settings: projectSettings.partial().optional(),
});
export type PutProjectInput = z.infer<typeof putProjectInput>;

export const projectTextInput = z.object({
  name: nameText(200),
  description: text(2000),
});
export type ProjectTextInput = z.infer<typeof projectTextInput>;

export const newProjectInput = z.object({
  name: nameText(200),
  slug: newProjectSlug,
});
export type NewProjectInput = z.infer<typeof newProjectInput>;

export const projectDetail = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    settings: projectSettings,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Project" });
export type ProjectDetail = z.infer<typeof projectDetail>;

/** A project that was deleted and can still be brought back. */
export const deletedProject = z.object(deletedFields).meta({ id: "DeletedProject" });
export type DeletedProject = z.infer<typeof deletedProject>;

export const defaultSettings: ProjectSettings = {
  scorer: "exact",
  abstentionPhrases: [...defaultAbstentionPhrases],
  alpha: 0.05,
  population: "Known",
  minimumDrop: 0,
  acceptableLoss: 2,
};
