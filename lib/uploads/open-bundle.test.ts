import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { maxContainerBytes } from "@/lib/domain/formats/container";
import { openSpooledFile } from "@/lib/http/spool";
import { type Packed, packTar, packZip } from "@/lib/testing/archives";
import { openBundle } from "./open-bundle";
import { openContainerHere } from "./open-container";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "open-bundle-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

async function open(bytes: Uint8Array, options: { isPartial?: boolean } = {}) {
  const disk = path.join(folder, "body");
  await writeFile(disk, bytes);
  return openBundle({ ...(await openSpooledFile(disk)), disk }, options);
}

async function* empty(): AsyncGenerator<Uint8Array> {}

async function textOf(source: AsyncIterable<Uint8Array> = empty()): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

const twoFiles: Packed[] = [
  { path: "run/..__x__epoch_5/results.json", content: '{"a":1}' },
  { path: "run/metrics.jsonl", content: '{"step":1,"loss":2}\n'.repeat(100) },
];
const long = `run/${"deep/".repeat(30)}metrics.jsonl`;

describe.each([
  ["zip", packZip],
  ["tar", packTar],
] as const)("a %s", (_, pack) => {
  test("is its files, each read by itself and as often as wanted", async () => {
    const bundle = await open(pack(twoFiles));
    expect(bundle.isArchive).toBe(true);
    expect(bundle.files.map((file) => file.path)).toEqual(twoFiles.map((file) => file.path));
    for (const [index, file] of bundle.files.entries()) {
      expect(await textOf(file.read())).toBe(twoFiles[index]?.content);
      expect(await textOf(file.read())).toBe(twoFiles[index]?.content);
    }
    expect(Buffer.from((await bundle.files[1]?.head(8)) ?? []).toString()).toBe('{"step":');
  });

  test("keeps a path of more than a hundred characters", async () => {
    const bundle = await open(pack([{ path: long, content: "x" }]));
    expect(bundle.files[0]?.path).toBe(long);
  });

  test.each(["../x.json", "/etc/x.json", "a/../../x.json"])(
    "with %s is refused whole",
    async (bad) => {
      const files = [...twoFiles, { path: bad, content: "{}" }];
      await expect(open(pack(files))).rejects.toThrow(
        /nothing was stored: an entry's path .*x\.json/,
      );
    },
  );

  test("passes over a link and says so", async () => {
    const bundle = await open(
      pack([...twoFiles, { path: "run/link.json", linkTo: "/etc/passwd" }]),
    );
    expect(bundle.files).toHaveLength(2);
    expect(bundle.ignored).toEqual([
      { path: "run/link.json", reason: "a link, and links are not followed" },
    ]);
  });

  test("that holds one path twice is refused", async () => {
    const twice = [
      { path: "a.json", content: "1" },
      { path: "./a.json", content: "2" },
    ];
    await expect(open(pack(twice))).rejects.toThrow('holds "a.json" twice');
  });

  test("of more than 10000 files is refused", async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ path: `f${index}`, content: "" }));
    await expect(open(pack(many))).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("more than 10000 files"),
    });
  });

  test("that was cut says so", async () => {
    const whole = pack(twoFiles);
    await expect(open(whole.slice(0, Math.floor(whole.length / 2)))).rejects.toThrow(
      /is damaged or cut/,
    );
  });

  test("unpacks a .gz in it, which counts by what it unpacks to", async () => {
    const packed = pack([{ path: "run/log.jsonl.gz", content: gzipSync("x".repeat(5000)) }]);
    const bundle = await open(packed);
    expect(bundle.files[0]?.filename).toBe("log.jsonl");
    expect(await textOf(bundle.files[0]?.read())).toBe("x".repeat(5000));
    vi.stubEnv("ONSET_MAX_UPLOAD_BYTES", "4500");
    const limited = await open(packed);
    await expect(textOf(limited.files[0]?.read())).rejects.toMatchObject({
      code: "too-large",
    });
  });
});

test("a zip that unpacks to more than an upload may have is refused before it is unpacked", async () => {
  vi.stubEnv("ONSET_MAX_UPLOAD_BYTES", "4000");
  const packed = packZip([
    { path: "a.jsonl", content: "a".repeat(3000) },
    { path: "b.jsonl", content: "b".repeat(3000) },
  ]);
  await expect(open(packed)).rejects.toMatchObject({ code: "too-large" });
});

test("an empty zip is refused", async () => {
  await expect(open(packZip([]))).rejects.toThrow("the zip holds no file");
});

test("a zip whose directory claims a million files is refused before one is looked at", async () => {
  const lying = packZip(twoFiles, { claimedEntries: 1_000_000 });
  await expect(open(lying)).rejects.toMatchObject({ code: "too-large" });
});

test("a zip that claims less than it unpacks to is refused while it is read", async () => {
  const bundle = await open(
    packZip([{ path: "a.txt", content: "x".repeat(100_000), claimedBytes: 10 }]),
  );
  await expect(textOf(bundle.files[0]?.read())).rejects.toMatchObject({
    code: "invalid-file",
  });
});

test("a zip of a hundred mebibytes of zeros is a bomb", async () => {
  const bomb = packZip([{ path: "a.txt", content: new Uint8Array(100 * 1024 ** 2) }]);
  await expect(open(bomb)).rejects.toThrow(/more than 400 times its size/);
});

test("a tar may name long paths by pax as well", async () => {
  const bundle = await open(packTar([{ path: long, content: "x" }], { longNames: "pax" }));
  expect(bundle.files[0]?.path).toBe(long);
});

test("of a partial bundle, files as long as what is sent of them are not whole", async () => {
  const files = [
    { path: "a.jsonl", content: "x".repeat(1024 * 1024) },
    { path: "b.jsonl", content: "x" },
  ];
  const bundle = await open(packTar(files), { isPartial: true });
  expect(bundle.files.map((file) => file.isWhole)).toEqual([false, true]);
});

test("a file that is no archive is itself", async () => {
  const bundle = await open(Buffer.from('{"step":1,"loss":2}'));
  expect(bundle).toMatchObject({ isArchive: false, files: [{ path: "body", isWhole: true }] });
});

describe("a container", () => {
  const log = readFileSync("lib/testing/inspect/facts.eval");
  const mebibyte = 1024 * 1024;

  test("alone and in an archive is the text in it, with its own digest", async () => {
    for (const sent of [log, packTar([{ path: "logs/facts.eval", content: log }])]) {
      const { files, isArchive } = await open(sent);
      expect(isArchive).toBe(sent !== log);
      const [file] = files;
      const text = await textOf(file?.read());
      expect(JSON.parse(text)).toMatchObject({ status: "success", eval: { task: "facts" } });
      const { sha256, bytes } = (await file?.spool()) ?? {};
      expect(sha256).toBe(createHash("sha256").update(text).digest("hex"));
      expect(bytes).toBe(Buffer.byteLength(text));
      expect(Buffer.from((await file?.head(12)) ?? []).toString()).toBe('{"version":2');
    }
  });

  test("of which the beginning was sent is wanted whole, and is whole where more was sent", async () => {
    const long = Buffer.concat([log, Buffer.alloc(2 * mebibyte)]);
    const sent = [
      { path: "cut.eval", content: long.subarray(0, mebibyte) },
      { path: "whole.eval", content: long },
    ];
    const { files } = await open(packTar(sent), { isPartial: true });
    expect(files.map(({ isWhole }) => isWhole)).toEqual([false, true]);
    await expect(textOf(files[0]?.read())).rejects.toThrow(
      "only the beginning of the file was sent, and what is in it (Inspect .eval) is told by its end; send it whole, at most 64 MiB",
    );
  });

  test("that is larger than is opened is refused", async () => {
    const large = Buffer.concat([log, Buffer.alloc(maxContainerBytes)]);
    const { files } = await open(large);
    await expect(files[0]?.spool()).rejects.toThrow("only up to 64 MiB");
  });

  test("that is damaged is refused by each reading, in a sentence", async () => {
    const { files } = await open(log.subarray(0, 9000));
    for (const reading of [files[0]?.head(10), files[0]?.spool()])
      await expect(reading).rejects.toThrow(/^nothing was stored: the file is damaged or cut/);
  });

  test("that holds more text than an upload may have is refused", async () => {
    const disk = path.join(folder, "small");
    await writeFile(disk, log);
    const given = { id: "inspect-eval", from: disk, to: `${disk}.text`, limitBytes: 400 };
    await expect(openContainerHere(given)).rejects.toThrow("holds more than 400 bytes of text");
  });
});
