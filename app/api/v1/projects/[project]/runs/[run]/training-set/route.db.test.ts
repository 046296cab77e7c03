import { expect, test } from "vitest";
import { PUT as putExamples } from "@/app/api/v1/projects/[project]/datasets/[dataset]/examples/route";
import { PUT as putDataset } from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import { PUT as putRun } from "@/app/api/v1/projects/[project]/runs/[run]/route";
import { GET as listUploads } from "@/app/api/v1/projects/[project]/uploads/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { PUT } from "./route";

test("a training that resumes sends its set again, and one upload is listed", async () => {
  const { project, key } = await createApiProject();
  const put = async (handler: unknown, params: Record<string, string>, body: string) => {
    const answer = await callRoute(handler, {
      ...{ method: "PUT", params: { project, ...params }, key, body },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const listed = async () => {
    const { body } = await callRoute(listUploads, { method: "GET", params: { project }, key });
    const items = body.items as { run: unknown }[];
    return items.filter(({ run }) => run !== null).length;
  };
  const example = (id: string) =>
    JSON.stringify({
      ...{ example_id: id, split: "train", question: `${id}?`, answers: ["x"] },
      category: "Unknown",
    });
  await put(putDataset, { dataset: "facts" }, "{}");
  await put(putExamples, { dataset: "facts" }, [example("a"), example("b")].join("\n"));
  await put(putRun, { run: "resumed" }, '{"dataset":"facts"}');
  const set = '{"example_id":"a"}\n{"example_id":"b"}';
  const first = await put(PUT, { run: "resumed" }, set);
  expect(await put(PUT, { run: "resumed" }, set)).toEqual(first);
  expect(await listed()).toBe(1);
  await put(PUT, { run: "resumed" }, '{"example_id":"a"}');
  expect(await put(PUT, { run: "resumed" }, set)).toEqual(first);
  expect(await listed()).toBe(3);
});
