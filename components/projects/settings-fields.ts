import { z } from "zod";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { scorers } from "@/lib/domain/knowledge/scoring";
import { abstentionPhrases, type ProjectSettings } from "@/lib/projects/schema";

const number = (name: string) =>
  z
    .string()
    .trim()
    .refine((text) => text !== "" && Number.isFinite(Number(text)), {
      error: ({ input }) => `${name} is not a number: "${String(input).slice(0, 40)}"`,
    });

/** The settings as people type them: percent and points, one phrase a line. */
export const settingsFields = z.object({
  scorer: z.enum(scorers),
  phrases: z.string().superRefine((text, context) => {
    const result = abstentionPhrases.safeParse(linesOf(text));
    const issue = result.error?.issues[0];
    if (issue === undefined) return;
    const line = issue.path[0];
    const place = typeof line === "number" ? `phrase ${line + 1}: ` : "";
    context.addIssue({ code: "custom", message: `${place}${issue.message}` });
  }),
  alphaPercent: number("the error rate").refine(
    (text) => Number(text) >= 0.01 && Number(text) <= 50,
    "between 0.01 and 50 %",
  ),
  population: z.enum(populations),
  minimumDropPoints: number("the smallest fall").refine(
    (text) => Number(text) >= 0 && Number(text) <= 100,
    "between 0 and 100 points",
  ),
  acceptableLoss: number("the acceptable loss").refine(
    (text) => Number(text) >= 0 && Number(text) <= 100,
    "between 0 and 100 points",
  ),
});
export type SettingsFields = z.infer<typeof settingsFields>;

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A ratio in percent without the noise of binary fractions: 0.07 -> "7". */
function percentOf(ratio: number): string {
  return String(Number((ratio * 100).toPrecision(12)));
}

function ratioOf(percent: string): number {
  return Number((Number(percent) / 100).toPrecision(12));
}

export function asForm(settings: ProjectSettings): SettingsFields {
  return {
    scorer: settings.scorer,
    phrases: settings.abstentionPhrases.join("\n"),
    alphaPercent: percentOf(settings.alpha),
    population: settings.population,
    minimumDropPoints: percentOf(settings.minimumDrop),
    acceptableLoss: String(settings.acceptableLoss),
  };
}

export function asSettings(fields: SettingsFields): ProjectSettings {
  return {
    scorer: fields.scorer,
    abstentionPhrases: linesOf(fields.phrases),
    alpha: ratioOf(fields.alphaPercent),
    population: fields.population,
    minimumDrop: ratioOf(fields.minimumDropPoints),
    acceptableLoss: Number(fields.acceptableLoss),
  };
}
