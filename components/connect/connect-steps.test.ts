import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { keyPlaceholder } from "@/components/members/key-placeholder";
import { connectSteps, connectWays, isOwnMachine, maskKey } from "./connect-steps";

const server = { origin: "https://onset.example.org", project: "my-team" };

describe("the steps to connect", () => {
  test.each(connectWays)("by $label name this server, this project and the key", ({ value }) => {
    const code = connectSteps(value, server)
      .map((step) => step.code)
      .join("\n");
    expect(code).toContain("https://onset.example.org");
    expect(code).toContain("my-team");
    expect(code).toContain(keyPlaceholder);
  });

  test("point MLflow at the project's door", () => {
    expect(connectSteps("mlflow", server)[0]?.code).toContain(
      "MLFLOW_TRACKING_URI=https://onset.example.org/mlflow/my-team",
    );
  });
});

test("the lines in Python call what the client has", async () => {
  const client = await readFile("public/onset.py", "utf8");
  const code = connectWays
    .flatMap(({ value }) => connectSteps(value, server))
    .map((step) => step.code)
    .join("\n");
  const called = [...code.matchAll(/\b(?:onset|run)\.([A-Za-z_]+)\(/g)].map(([, name]) => name);
  expect(new Set(called)).toEqual(
    new Set(
      ["Run", "log", "predictions", "finish", "verdict"].concat(
        ...["examples", "mix", "prompt_completion", "OnsetCallback"],
      ),
    ),
  );
  for (const name of called) expect(client).toMatch(new RegExp(`\\b(?:def|class) ${name}\\b`));
  for (const [, command = ""] of code.matchAll(/python onset\.py ([a-z]+)/g)) {
    expect(client).toContain(`def command_${command}(`);
  }
});

test("a key is told by its ends and not shown", () => {
  const key = "onset_abcdefghijklmnop1234";
  expect(maskKey(key)).toBe("onset_••••••••••••1234");
});

test.each([
  ["http://localhost:3000", true],
  ["http://127.0.0.1:3000", true],
  ["http://[::1]:3000", true],
  ["https://onset.example.org", false],
  ["http://10.0.0.7:3000", false],
])("%s leads to the machine that opens it: %s", (origin, isOwn) => {
  expect(isOwnMachine(origin)).toBe(isOwn);
});
