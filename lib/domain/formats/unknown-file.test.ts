import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formats } from "./list";
import { sampleOf } from "./sample";
import { unknownFile } from "./unknown-file";

const saidOf = (content: string | readonly number[], filename: string | null = null) =>
  unknownFile(
    sampleOf(
      typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content),
      {
        filename,
      },
    ),
  );
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];

describe("a file that is no format at all", () => {
  test.each<[string, string | number[], string, string]>([
    ["notes.md", "# Notes\n\nOur run, of Monday,\n", "a written page", "tables in it as CSV"],
    ["", "<!DOCTYPE html>\n<title>Sign in</title>", "a web page", "fetch the file itself"],
    ["loss.png", png, "a PNG picture", "the numbers that it was drawn from"],
    ["", [0xff, 0xd8, 0xff, 0xe0], "a JPEG picture", "the numbers"],
    ["loss.svg", "<svg xmlns=''></svg>", "an SVG picture", "the numbers"],
    ["paper.pdf", "%PDF-1.7\n%\xe2", "a PDF", "tables in it as CSV"],
    ["train.py", "import torch\nprint(1)\n", "a program", "the files that it writes"],
    ["", "#!/bin/sh\necho\n", "a program", "the files that it writes"],
    ["conf.yaml", "lr: 0.1\n", "settings", "the log of the run"],
    ["", '{"cells": [], "nbformat": 4}', "a notebook", "its cells write"],
    [
      "model.safetensors",
      [80, 2, 0, 0, 0, 0, 0, 0, 0x7b, 0x22, 0x61],
      "safetensors",
      "trainer_state",
    ],
    ["runs.7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "a 7z archive", "unpack it"],
  ])("is told for what it is, with what to send instead: %s", (name, content, what, instead) => {
    const said = saidOf(content, name || null);
    expect(said).toContain(`it is ${what}, which holds no results; `);
    expect(said).toContain(instead);
  });

  test("says that it is empty or blank, and nothing of formats", () => {
    expect(saidOf("")).toMatch(/^the file is empty: look whether/);
    expect(saidOf("\n \r\n")).toMatch(/^the file is blank: /);
  });

  test.each<[string, string | number[], string]>([
    ["bytes", [0x13, 0, 0xff, 7], "it is no text, and begins with 13 00 ff 07; "],
    ["a text", "Dear diary\nMonday", 'it is a text that begins with "Dear diary"; '],
    ["fields", '{"a": 1, "b": 2}', 'it is JSON with the fields "a", "b", and none is a step'],
    ["JSON without fields", "[1, 2, 3]", 'it is JSON that begins with "[1, 2, 3]"; '],
    ["columns", "name;age\nAnn;3\n", 'the columns "name", "age"; '],
    ["a table under a comment", "# step loss\n1 0.5\n", 'begins with "# step loss"; '],
  ])("is told by what was seen of it where its kind is not known: %s", (_, content, seen) => {
    const said = saidOf(content);
    expect(said).toContain(seen);
    expect(said).toContain('lines like {"step":500,"loss":1.2}');
  });

  test("goes by what stands in it before its name", () => {
    expect(saidOf("<html></html>", "predictions.jsonl")).toContain("a web page");
    expect(saidOf(png, "notes.md")).toContain("a PNG picture");
  });

  test("is answered in a sentence that can be read, whatever the bytes, without a list of formats", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((text) => [...text].map((c) => c.charCodeAt(0) & 0xff)),
    );
    fc.assert(
      fc.property(bytes, fc.option(fc.string({ maxLength: 20 })), (content, name) => {
        const said = saidOf([...content], name);
        expect(said.isWellFormed()).toBe(true);
        expect(said.length).toBeLessThan(1000);
        expect(formats.filter((format) => said.includes(format.name)).length).toBeLessThan(3);
      }),
    );
  });
});
