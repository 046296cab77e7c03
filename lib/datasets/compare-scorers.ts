import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { isOfDataset, ofDataset, type RowKey } from "@/lib/db/row-key";
import { createTargetCounter } from "@/lib/domain/knowledge/named-targets";
import { createAllScorers } from "@/lib/domain/knowledge/scorer-tally";
import { type Scorer, scorers, textScorers } from "@/lib/domain/knowledge/scoring";
import { notFound } from "@/lib/errors";
import { giveWay } from "@/lib/http/give-way";
import { openToRead } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { findDataset } from "./queries";
import type { ScorersResponse } from "./scorers-schema";
import { scoringRuleOf, textRulesOf } from "./scoring-rule";
import { readStoredAnswers, type StoredAnswer } from "./stored-answers";

const shownExamples = 10;
const shownCharacters = 500;
const shownAliases = 5;
const mostTargets = 20_000;
/** Answers scored between two turns of the event loop. */
const turn = 500;

type Judged = StoredAnswer & { rightBy: Scorer[] };

/** Which scorer is yours: what each finds right in the same kept answers, with answers on which they differ. */
export async function compareScorers(
  viewer: Viewer,
  place: { project: string; dataset: string },
): Promise<ScorersResponse> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  const project = await getProject(scope);
  const { answers, isWhole } = await readStoredAnswers(scope, dataset);
  const accepted = await acceptedAnswers(dataset, answers);
  const ask = createAllScorers(textRulesOf(dataset, project));
  const judged: Judged[] = [];
  for (const [index, answer] of answers.entries()) {
    if (index % turn === turn - 1) await giveWay();
    const verdicts = ask(answer.text, accepted.get(answer.ordinal) ?? []);
    const rightBy: Scorer[] = textScorers.filter((name) => verdicts[name]);
    if (answer.verdict) rightBy.push("judged");
    judged.push({ ...answer, rightBy });
  }
  return {
    dataset: dataset.slug,
    scorer: scoringRuleOf(dataset, project).scorer,
    answers: judged.length,
    draws: judged.filter(({ source }) => source === "draw").length,
    predictions: judged.filter(({ source }) => source === "prediction").length,
    isWhole,
    stated: judged.filter(({ source, verdict }) => source === "prediction" && verdict !== null)
      .length,
    scorers: countsOf(judged),
    severalTargets: await countSeveralTargets(dataset, judged),
    examples: await examplesOf(dataset, pickDiffering(judged)),
  };
}

async function acceptedAnswers(
  dataset: RowKey,
  answers: readonly StoredAnswer[],
): Promise<Map<number, string[]>> {
  const ordinals = [...new Set(answers.map(({ ordinal }) => ordinal))];
  const rows = await db.$queryRaw<{ ordinal: number; answers: string[] }[]>`
    SELECT "ordinal", "answers" FROM "example"
    WHERE ${isOfDataset(dataset)} AND "ordinal" = ANY(${ordinals}::int[])`;
  return new Map(rows.map((row) => [row.ordinal, row.answers]));
}

function countsOf(judged: readonly Judged[]): ScorersResponse["scorers"] {
  return scorers.flatMap((scorer) => {
    const asked = scorer === "judged" ? judged.filter(({ verdict }) => verdict !== null) : judged;
    const right = asked.filter(({ rightBy }) => rightBy.includes(scorer)).length;
    return asked.length === 0 ? [] : [{ scorer, right, of: asked.length }];
  });
}

async function countSeveralTargets(dataset: RowKey, judged: readonly Judged[]): Promise<number> {
  const contained = judged.filter(({ rightBy }) => rightBy.includes("contains"));
  if (contained.length === 0) return 0;
  const rows = await db.$queryRaw<{ answers: string[] }[]>`
    SELECT "answers" FROM "example" WHERE ${isOfDataset(dataset)}
    ORDER BY "ordinal" LIMIT ${mostTargets}`;
  const count = createTargetCounter(rows.map(({ answers }) => answers));
  return contained.filter(({ text }) => count(text) > 1).length;
}

/** Answers on which the scorers differ, of each way of differing in turn, the commonest first. */
function pickDiffering(judged: readonly Judged[]): Judged[] {
  const differing = judged.filter(({ rightBy, verdict }) => {
    const most = textScorers.length + (verdict === null ? 0 : 1);
    return rightBy.length > 0 && rightBy.length < most;
  });
  const ways = [...Map.groupBy(differing, ({ rightBy }) => rightBy.join()).values()].sort(
    (a, b) => b.length - a.length,
  );
  const picked: Judged[] = [];
  for (let round = 0; picked.length < shownExamples; round++) {
    const next = ways.flatMap((way) => way[round] ?? []);
    if (next.length === 0) break;
    picked.push(...next);
  }
  return picked.slice(0, shownExamples);
}

async function examplesOf(
  dataset: RowKey,
  picked: readonly Judged[],
): Promise<ScorersResponse["examples"]> {
  const rows = await db.example.findMany({
    where: { ...ofDataset(dataset), ordinal: { in: picked.map(({ ordinal }) => ordinal) } },
    select: { ordinal: true, exampleId: true, question: true, answers: true },
  });
  const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
  return picked.flatMap(({ ordinal, text, rightBy }) => {
    const row = byOrdinal.get(ordinal);
    if (row === undefined) return [];
    const { exampleId: id, question, answers } = row;
    const given = text.slice(0, shownCharacters).toWellFormed();
    return [{ id, question, answers: answers.slice(0, shownAliases), given, rightBy }];
  });
}
