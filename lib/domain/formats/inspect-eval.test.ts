import { readFileSync } from "node:fs";
import { zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { packZip } from "@/lib/testing/archives";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectContainer, openWhole } from "./containers";
import { detectFormat } from "./detect";
import { inspectEvalContainer } from "./inspect-eval";
import { inspectLogFormat } from "./inspect-log";
import { chunksOf, readAll } from "./read-all";

// What inspect-ai 0.3.285 wrote; the right numbers are those that its own read_eval_log says.
const made = (name: string) => readFileSync(`lib/testing/inspect/${name}`);

async function read(bytes: Uint8Array, filter?: string) {
  const { text, warnings } = await openWhole(inspectEvalContainer, bytes);
  const mapping = { constants: { step: 500 }, ...(filter !== undefined && { filter }) };
  const batch = await readAll(inspectLogFormat, chunksOf(text, 4096), { mapping });
  return { ...batch, text, warnings: [...warnings, ...batch.warnings.map((each) => each.message)] };
}

const opened = (bytes: Uint8Array) => openWhole(inspectEvalContainer, bytes);

describe("an Inspect log as .eval", () => {
  test("of a new version, packed by zstd, is its first repetition of each sample", async () => {
    const bytes = made("facts.eval");
    expect(detectContainer(bytes)?.id).toBe("inspect-eval");
    const { records, issues, warnings, text } = await read(bytes);
    expect(detectFormat(new TextEncoder().encode(text), "facts.eval")?.id).toBe("inspect-log");
    expect(issues).toEqual([]);
    expect(records.map((r) => [r.exampleId, r.question, r.prediction, r.correct])).toEqual([
      ["q1", "Where was Ada born?", "London", true],
      ["q2", "Where was Bo born?", "Rome", false],
      ["q3", "Where was Cy born?", "I think it is Oslo", true],
    ]);
    expect(records[2]?.answers).toEqual(["Oslo", "Bergen"]);
    expect(warnings).toEqual([
      "3 further repetitions of a sample are left out: the first of each is read",
    ]);
  });

  test("without scores says so", async () => {
    const { records, warnings } = await read(made("unscored.eval"));
    expect(records.map((r) => [r.prediction, r.correct])).toEqual([
      ["London", null],
      ["Rome", null],
      ["I think it is Oslo", null],
    ]);
    expect(warnings).toEqual(["3 answers have no score: they are scored by the dataset's rule"]);
  });

  test.skipIf(!hasSamples)("and the same log as JSON are one and the same answers", async () => {
    const folder = "inspect-ai/UKGovernmentBEIS__inspect_ai/tests/log/test_eval_log";
    const packed = await read(sampleFile(`${folder}/log_formats.eval`));
    const mapping = { constants: { step: 500 } };
    const json = sampleFile(`${folder}/log_formats.json`);
    const plain = await readAll(inspectLogFormat, chunksOf(json, 4096), { mapping });
    expect(packed.records).toEqual(plain.records);
    expect(packed.records).toMatchObject([{ correct: false, prediction: "No" }]);
  });

  const start = { path: "_journal/start.json", content: '{"version":2,"eval":{"task":"t"}}' };
  const digest = "0123456789abcdef0123456789abcdef";
  const sample = (id: string, rest: object) => ({
    path: `samples/${id}_epoch_1.json`,
    content: JSON.stringify({ id, epoch: 1, target: "x", ...rest }),
  });

  test("whose evaluation was killed is read as far as it goes", async () => {
    const asked = sample("a", { input: "q", scores: { match: { value: "C", answer: "x" } } });
    const { records, warnings } = await read(packZip([start, asked]));
    expect(records).toMatchObject([{ exampleId: "a", correct: true }]);
    expect(warnings).toEqual([
      "the log has no header.json: its evaluation goes on, or was killed; the samples there are are read",
      'the evaluation\'s status is "started": it may not have asked every sample',
    ]);
  });

  test("puts texts that stand apart back where they were", async () => {
    const input = [{ role: "user", content: `attachment://${digest}` }];
    const asked = sample("a", { input, attachments: { [digest]: "Where?" }, scores: {} });
    const { text } = await opened(packZip([start, asked]));
    expect(text).toContain('"content":"Where?"');
  });

  test("leaves transcripts where they are", async () => {
    const asked = sample("a", { input: "q", events: ["x".repeat(10_000)], scores: {} });
    expect((await opened(packZip([start, asked]))).text.length).toBeLessThan(500);
  });

  test("without a sample is refused with how to log them", async () => {
    const { issues } = await read(packZip([start]));
    expect(issues[0]?.message).toMatch(
      /^the log has no samples, .* run the evaluation with log_samples/,
    );
  });

  test.each([
    ["cut", made("facts.eval").subarray(0, 9000), /damaged or cut \(Inspect \.eval\)/],
    [
      "with a sample that is no JSON",
      packZip([start, { path: "samples/a_epoch_1.json", content: "{" }]),
      /the file ends in the middle of it|no JSON|not valid JSON|JSON/,
    ],
    [
      "that claims less than it holds",
      packZip([start, { ...sample("a", { input: "q".repeat(5000) }), claimedBytes: 20 }]),
      /damaged or cut|checksum/,
    ],
    [
      "that claims gigabytes",
      packZip([start, { ...sample("a", {}), claimedBytes: 3_000_000_000 }]),
      /"samples\/a_epoch_1\.json" in the log is larger than 64 MiB/,
    ],
    ["of nothing", packZip([{ path: "_journal/x.json", content: "{}" }]), /no log of Inspect/],
  ])("%s is refused with a sentence", async (_, bytes, message) => {
    await expect(opened(bytes)).rejects.toThrow(message);
  });

  test("with a damaged byte in a sample names the sample", async () => {
    const bytes = Buffer.from(made("facts.eval"));
    const at = bytes.indexOf(
      zstdCompressSync("x").subarray(0, 4),
      bytes.indexOf("samples/q2_epoch_1"),
    );
    bytes[at + 1000] = (bytes[at + 1000] ?? 0) ^ 0xff;
    await expect(opened(bytes)).rejects.toThrow(/damaged|"samples\/q2_epoch_1\.json"/);
  });
});
