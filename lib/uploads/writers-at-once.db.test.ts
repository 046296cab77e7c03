import { beforeEach, expect, it } from "vitest";
import { GET as getAnalysis } from "@/app/api/v1/projects/[project]/runs/[run]/analysis/route";
import { POST as logRoute } from "@/app/api/v1/projects/[project]/runs/[run]/log/route";
import { GET as getVerdict } from "@/app/api/v1/projects/[project]/runs/[run]/verdict/route";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";

const writers = 8;
const callsOfEach = 5;
const perCall = 10;
const total = writers * callsOfEach * perCall;

let owner: TestProject;

beforeEach(async () => {
  owner = await TestProject.create();
});

const ids = (writer: number, call: number) =>
  Array.from({ length: perCall }, (_, n) => `e${(writer * callsOfEach + call) * perCall + n}`);

function log(run: string, lines: object[]) {
  return owner.call(logRoute, "POST", { run }, { body: JSON.stringify({ predictions: lines }) });
}

/** Every writer sends its calls one after the other, all writers at once. */
async function writeAtOnce(
  runOf: (writer: number) => string,
  lineOf: (id: string) => object,
): Promise<number[]> {
  const write = async (writer: number) => {
    const statuses: number[] = [];
    for (let call = 0; call < callsOfEach; call += 1) {
      const lines = ids(writer, call).map((id) => ({ step: 100, example_id: id, ...lineOf(id) }));
      statuses.push((await log(runOf(writer), lines)).status);
    }
    return statuses;
  };
  return (await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))).flat();
}

async function putFacts(): Promise<void> {
  await owner.putDataset("facts");
  const examples = Array.from({ length: total }, (_, n) => ({
    ...{
      example_id: `e${n}`,
      split: "dev",
      question: `${n}?`,
      answers: ["x"],
      category: "Unknown",
    },
  }));
  await owner.putExamples("facts", jsonLines(...examples));
}

const right = () => ({ prediction: "x" });
const isRight = (statuses: number[]) => statuses.every((status) => status === 200);

it("stores everything of eight writers on one run while fifty readers look at it", async () => {
  await putFacts();
  await owner.putRun("live", { dataset: "facts" });
  const read = async (nth: number) => {
    const route = nth % 2 === 0 ? getAnalysis : getVerdict;
    return (await owner.call(route, "GET", { run: "live" })).status;
  };
  const [written, seen] = await Promise.all([
    writeAtOnce(() => "live", right),
    Promise.all(Array.from({ length: 50 }, (_, nth) => read(nth))),
  ]);
  expect([written.length, isRight(written), isRight(seen)]).toEqual([40, true, true]);
  expect(await owner.series("live")).toEqual([
    `100 dev Unknown: ${total} of ${total} (0, null)`,
    `100 dev all: ${total} of ${total} (0, null)`,
  ]);
});

it("stores everything of eight writers on eight runs of one dataset", async () => {
  await putFacts();
  for (let writer = 0; writer < writers; writer += 1)
    await owner.putRun(`live-${writer}`, { dataset: "facts" });
  expect(isRight(await writeAtOnce((writer) => `live-${writer}`, right))).toBe(true);
  const of = perCall * callsOfEach;
  expect(await owner.series("live-7")).toEqual([
    `100 dev Unknown: ${of} of ${of} (0, null)`,
    `100 dev all: ${of} of ${of} (0, null)`,
  ]);
});

it("stores everything of eight writers who bring their examples along", async () => {
  await owner.putRun("live");
  const asked = (id: string) => ({
    prediction: "x",
    question: `${id}?`,
    answers: ["x"],
    split: "dev",
  });
  expect(isRight(await writeAtOnce(() => "live", asked))).toBe(true);
  expect(await owner.series("live")).toEqual([`100 dev all: ${total} of ${total} (0, null)`]);
  const examples = await db.example.findMany({
    where: { dataset: { project: { slug: owner.project } } },
    orderBy: { ordinal: "asc" },
  });
  expect(examples.map(({ ordinal }) => ordinal)).toEqual([...Array(total).keys()]);
});
