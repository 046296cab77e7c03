import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTar } from "@/components/uploads/tar";
import { isTarEnd, parsePax, parseTarHeader } from "@/lib/domain/formats/tar-header";

type Read = { path: string; text: string };

/** Reads a tar as the server does: headers, and names said in a pax header before them. */
async function readTar(tar: Blob): Promise<Read[]> {
  const bytes = new Uint8Array(await tar.arrayBuffer());
  const found: Read[] = [];
  let at = 0;
  let pax = new Map<string, string>();
  while (!isTarEnd(bytes.subarray(at, at + 512))) {
    const header = parseTarHeader(bytes.subarray(at, at + 512));
    if (header === null) throw new Error(`no header at ${at}`);
    const content = bytes.subarray(at + 512, at + 512 + header.bytes);
    if (header.kind === "pax") pax = parsePax(content);
    else {
      found.push({
        path: pax.get("path") ?? header.path,
        text: new TextDecoder().decode(content),
      });
      pax = new Map();
    }
    at += 512 + Math.ceil(header.bytes / 512) * 512;
  }
  expect(bytes.length).toBe(at + 1024);
  return found;
}

const entry = ({ path, text }: Read) => ({ path, content: new Blob([text]) });

describe("a tar of dropped files", () => {
  test("gives back every path and every byte", async () => {
    const path = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 300 })
      .filter((text) => text.isWellFormed() && !text.includes("\0") && !text.endsWith("/"));
    const text = fc.string({ unit: "grapheme", maxLength: 1200 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ path, text }), { maxLength: 6 }), async (files) => {
        expect(await readTar(buildTar(files.map(entry)))).toEqual(files);
      }),
    );
  });

  test.each([
    ["run a/checkpoint-500/trainer_state.json"],
    [`${"deep/".repeat(60)}a.csv`],
    ["läufe/über/ergebnis.jsonl"],
    ["x".repeat(100)],
    ["x".repeat(101)],
  ])("keeps the path %s", async (path) => {
    expect(await readTar(buildTar([entry({ path, text: "1" })]))).toEqual([{ path, text: "1" }]);
  });

  test("of nothing is only its end", async () => {
    expect(await readTar(buildTar([]))).toEqual([]);
  });
});
