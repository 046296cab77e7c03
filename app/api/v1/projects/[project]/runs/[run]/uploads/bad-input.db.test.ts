import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";
import { type ApiResponse, createApiKey, fingerprintDatabase } from "@/lib/testing/api-call";
import { packZip } from "@/lib/testing/archives";

type Body = string | Uint8Array<ArrayBuffer>;
type Place = { line?: number | null; column?: string | null; message: RegExp };

let project: TestProject;

// One for all: what is refused leaves nothing.
beforeAll(async () => {
  project = await TestProject.create();
  await project.putDataset("facts");
  await project.putExamples(
    "facts",
    jsonLines(
      { example_id: "a", split: "dev", question: "A?", answers: ["x"], category: "HighlyKnown" },
      { example_id: "b", split: "dev", question: "B?", answers: ["y"], category: "Unknown" },
    ),
  );
  await project.putRun("run", { dataset: "facts" });
});

function detailsOf(
  answer: ApiResponse,
): { line: number | null; column: string | null; message: string }[] {
  return (answer.body.error as { details: [] }).details;
}

async function expectRefusal(
  send: () => Promise<ApiResponse>,
  expected: { status: number; code: string; place?: Place },
): Promise<ApiResponse> {
  const before = await fingerprintDatabase();
  const answer = await send();
  expect(answer).toMatchObject({
    status: expected.status,
    body: {
      error: { code: expected.code, message: expect.any(String), details: expect.any(Array) },
    },
  });
  if (expected.place !== undefined) {
    const { message, ...place } = expected.place;
    expect(detailsOf(answer)[0]).toMatchObject({
      ...place,
      message: expect.stringMatching(message),
    });
  }
  expect(await fingerprintDatabase()).toBe(before);
  return answer;
}

const refuseFile = (body: Body, place: Place, headers: Record<string, string> = {}) =>
  expectRefusal(() => project.upload("run", body, { headers }), {
    status: 422,
    code: "invalid-file",
    place,
  });

const good = { step: 1, example_id: "a", prediction: "x" };

describe("a predictions file is refused, by line and column, and nothing is stored", () => {
  test("when line 3 is not JSON", async () => {
    const lines = `${jsonLines(good, { ...good, example_id: "b" })}{"step": 2, oops}\n`;
    const answer = await refuseFile(lines, { line: 3, message: /not JSON/ });
    expect((answer.body.error as { message: string }).message).toMatch(
      /^nothing was stored: line 3/,
    );
  });

  test("when a step is not a number", async () => {
    const lines = jsonLines(good, { ...good, step: "abc" });
    await refuseFile(lines, { line: 2, column: "step", message: /step is not a number: "abc"/ });
  });

  test("when a step is negative", async () => {
    const lines = jsonLines({ ...good, step: -1 });
    await refuseFile(lines, { line: 1, column: "step", message: /step is negative: -1/ });
  });

  test("when a step is 1e400, which JSON reads as infinity", async () => {
    const line = '{"step":1e400,"example_id":"a","prediction":"x"}\n';
    await refuseFile(line, { line: 1, column: "step", message: /Infinity/ });
  });

  test("when the dataset has no such example", async () => {
    const lines = jsonLines(good, { ...good, example_id: "nobody" });
    await refuseFile(lines, { line: 2, column: "example_id", message: /no example "nobody"/ });
  });

  test("when the same example comes twice at one step", async () => {
    const lines = jsonLines(good, { ...good, step: 2 }, { ...good, prediction: "z" });
    await refuseFile(lines, {
      line: 3,
      column: "example_id",
      message: /"a" was evaluated at step 1/,
    });
  });

  test("when a category does not exist", async () => {
    const lines = jsonLines({ ...good, category: "SomewhatKnown" });
    await refuseFile(lines, {
      line: 1,
      column: "category",
      message: /does not exist: "SomewhatKnown"/,
    });
  });

  test("when an answer is both correct and abstained", async () => {
    const lines = jsonLines({ step: 1, example_id: "a", correct: true, abstained: true });
    await refuseFile(lines, { line: 1, column: "abstained", message: /both true/ });
  });

  test("when a line has 10 MB", async () => {
    const lines = jsonLines(good, { ...good, example_id: "b", prediction: "x".repeat(10_000_000) });
    await refuseFile(lines, { line: 2, message: /longer than 8 MiB/ });
  });

  test("when an example_id holds a NUL", async () => {
    const lines = jsonLines({ ...good, example_id: "a\0b" });
    await refuseFile(lines, { line: 1, column: "example_id", message: /NUL/ });
  });

  test("when a split holds a NUL", async () => {
    const lines = jsonLines({ ...good, split: "d\0v" });
    await refuseFile(lines, { line: 1, column: "split", message: /NUL/ });
  });

  test("with every mistake of the file at once, up to a hundred", async () => {
    const lines = jsonLines(
      ...Array.from({ length: 150 }, (_, step) => ({ ...good, step: -1 - step })),
    );
    const answer = await refuseFile(lines, { line: 1, message: /negative/ });
    expect(detailsOf(answer)).toHaveLength(100);
  });
});

describe("an aggregates file is refused and nothing is stored", () => {
  const header = "step,epoch,split,category,n,correct,abstained\n";

  test("when n is smaller than correct", async () => {
    await refuseFile(`${header}1,1,dev,Unknown,5,6,0\n`, {
      line: 2,
      column: "correct",
      message: /6/,
    });
  });

  test("when a column is missing", async () => {
    const lines = "step,epoch,split,category,n,abstained\n1,1,dev,Unknown,5,0\n";
    await refuseFile(lines, { column: "correct", message: /correct/ });
  });

  test("when a category does not exist", async () => {
    await refuseFile(`${header}1,1,dev,Half,5,1,0\n`, {
      line: 2,
      column: "category",
      message: /Half/,
    });
  });

  test("when the sum row contradicts its parts", async () => {
    const rows = "1,1,dev,HighlyKnown,5,1,0\n1,1,dev,Unknown,5,1,0\n1,1,dev,all,10,3,0\n";
    await refuseFile(`${header}${rows}`, {
      line: 4,
      column: "n",
      message: /^all without its parts/,
    });
  });
});

describe("bytes that are no text are refused and nothing is stored", () => {
  test("when gzip is truncated", async () => {
    const whole = gzipSync(jsonLines(good, { ...good, example_id: "b" }));
    const cut = Uint8Array.from(whole.subarray(0, whole.length - 12));
    const refusal = { status: 422, code: "invalid-file" };
    await expectRefusal(() => project.upload("run", cut), refusal);
    await expectRefusal(
      () => project.upload("run", cut, { headers: { "content-encoding": "gzip" } }),
      refusal,
    );
  });

  test("when a declared encoding is unknown", async () => {
    const headers = { "content-encoding": "br" };
    await expectRefusal(() => project.upload("run", "x", { headers }), {
      status: 415,
      code: "unsupported-format",
    });
  });

  test("when a gzip bomb unpacks to more than the limit", async () => {
    process.env.ONSET_MAX_UPLOAD_BYTES = "1000000";
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(20_000_000, " ")));
    expect(bomb.length).toBeLessThan(100_000);
    try {
      await expectRefusal(() => project.upload("run", bomb), { status: 413, code: "too-large" });
      const twice = Uint8Array.from(gzipSync(bomb));
      await expectRefusal(() => project.upload("run", twice), { status: 413, code: "too-large" });
    } finally {
      delete process.env.ONSET_MAX_UPLOAD_BYTES;
    }
  });

  test("when the file is UTF-16", async () => {
    const body = Uint8Array.from(Buffer.from(`\ufeff${jsonLines(good)}`, "utf16le"));
    const answer = await expectRefusal(() => project.upload("run", body), {
      status: 415,
      code: "unsupported-format",
    });
    expect((answer.body.error as { message: string }).message).toMatch(/UTF-16.*UTF-8/);
    await expectRefusal(() => project.upload("run", body, { query: "format=predictions" }), {
      status: 422,
      code: "invalid-file",
      place: { message: /UTF-16/ },
    });
  });

  test("when the file is empty", async () => {
    const refusal = { status: 422, code: "invalid-file" };
    await expectRefusal(() => project.upload("run", ""), refusal);
    await expectRefusal(() => project.upload("run", Uint8Array.from(gzipSync(""))), refusal);
  });

  test("when the format is none that is read, with what was seen of it", async () => {
    const refusal = { status: 415, code: "unsupported-format" } as const;
    const text = await expectRefusal(() => project.upload("run", "dear diary\n"), refusal);
    expect(JSON.stringify(text.body)).toContain("a text that begins with");
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const picture = await expectRefusal(() => project.upload("run", png), refusal);
    expect(JSON.stringify(picture.body)).toContain("nothing was stored: it is a PNG picture");
    const diary = packZip([{ path: "diary.txt", content: "dear diary" }, { path: "loss.png" }]);
    const packed = await expectRefusal(() => project.upload("run", diary), refusal);
    expect(JSON.stringify(packed.body)).toContain("a text that begins with");
  });

  test("when an archive holds nothing but what is passed over, which is named", async () => {
    const files = [{ path: "README.md", content: "# Run" }, { path: "loss.png" }, { path: "a.py" }];
    const answer = await expectRefusal(
      () => project.upload("run", packZip([...files, { path: "b.py" }])),
      { status: 422, code: "invalid-file" },
    );
    expect((answer.body.error as { message: string }).message).toBe(
      'nothing was stored: the archive holds no results: "README.md" is text or code, no results; "loss.png" is a picture; "a.py" is text or code, no results; and 1 more',
    );
  });
});

describe("a request is refused and nothing is stored", () => {
  const lines = jsonLines(good);

  test("for a run of another project", async () => {
    const other = await TestProject.create();
    await other.putRun("theirs");
    const refusal = { status: 404, code: "not-found" };
    await expectRefusal(() => project.upload("theirs", lines), refusal);
    await expectRefusal(() => project.upload("run", lines, { key: other.key }), refusal);
  });

  test("without a key", async () => {
    const answer = await expectRefusal(() => project.upload("run", lines, { key: null }), {
      status: 401,
      code: "unauthenticated",
    });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  test("with a key that was revoked or that never was", async () => {
    const key = await createApiKey(project.project, ["write"]);
    await db.apiKey.updateMany({ where: { name: "write" }, data: { revokedAt: new Date() } });
    const refusal = { status: 401, code: "unauthenticated" };
    await expectRefusal(() => project.upload("run", lines, { key }), refusal);
    await expectRefusal(() => project.upload("run", lines, { key: "onset_nonsense" }), refusal);
  });

  test("with a key that may only read", async () => {
    const key = await createApiKey(project.project, ["read"]);
    const refusal = { status: 403, code: "forbidden" };
    await expectRefusal(() => project.upload("run", lines, { key }), refusal);
    await expectRefusal(() => project.putExamples("facts", lines, { key }), refusal);
    await expectRefusal(() => project.putTrainingSet("run", lines, { key }), refusal);
  });

  test.each(["../../etc/passwd", "a/b", "<b>bold</b>", "a\0b", "", ".hidden", "x".repeat(129)])(
    "to make a run, dataset or upload under the name %j",
    async (name) => {
      const bad = { status: 400, code: "invalid-input" };
      const missing = name.includes("\0") ? bad : { status: 404, code: "not-found" };
      await expectRefusal(() => project.putRun(name), bad);
      await expectRefusal(() => project.putDataset(name), bad);
      await expectRefusal(() => project.upload(name, lines), missing);
      await expectRefusal(() => project.putExamples(name, lines), missing);
    },
  );

  test("with text that Postgres cannot hold", async () => {
    const bad = { status: 400, code: "invalid-input" };
    await expectRefusal(() => project.putRun("run", { name: "a\0b" }), bad);
    await expectRefusal(() => project.putRun("run", { notes: "half \ud800" }), bad);
    await expectRefusal(() => project.getMetrics("run", "key=%00"), bad);
  });

  test("with settings nested deeper than anybody writes", async () => {
    const nested = `{"hyperparameters":${'{"a":'.repeat(100_000)}1${"}".repeat(100_001)}`;
    const bad = { status: 400, code: "invalid-input" };
    await expectRefusal(() => project.putRun("run", nested), bad);
  });
});

test("keeps an HTML file name as text, without folders and control characters", async () => {
  const filename = encodeURIComponent("../up/<img src=x onerror=alert(1)>\u202e\n.jsonl");
  const answer = await project.upload("run", jsonLines(good), {
    headers: { "x-filename": filename },
  });
  expect(answer.status).toBe(200);
  const { items } = (await project.listUploads()).body as { items: { filename: string }[] };
  expect(items[0]?.filename).toBe("<img src=x onerror=alert(1)>.jsonl");
});
