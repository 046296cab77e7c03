import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runPython } from "./run-python";

const folder = import.meta.dirname;
const client = path.join(process.cwd(), "public/onset.py");
const modules = readdirSync(folder).filter((name) => /^test_\w+\.py$/.test(name));

describe("onset.py", () => {
  test("has tests in several files", () => {
    expect(modules.length).toBeGreaterThanOrEqual(4);
  });

  // They wait for servers and clocks most of their time: at once they take no more of the processor.
  test.concurrent.each(modules)("does what %s asks of it", { timeout: 120_000 }, async (name) => {
    const { code, said } = await runPython(["-m", "unittest", name.replace(".py", "")]);
    expect(code, said).toBe(0);
    expect(said).toMatch(/Ran [1-9]\d* tests? in [\d.]+s\n\nOK\n/);
  });

  test("keeps to the grammar of Python 3.9", async () => {
    const parse = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 9))";
    const { code, said } = await runPython(["-c", parse, client]);
    expect(code, said).toBe(0);
  });

  test("imports nothing but the standard library when it is loaded", async () => {
    const load =
      "import sys; sys.path.insert(0, sys.argv[1]); import onset; print(sorted(set(name.split('.')[0] for name in sys.modules) & {'torch', 'transformers', 'numpy', 'requests'}))";
    const { out } = await runPython(["-c", load, path.dirname(client)]);
    expect(out.trim()).toBe("[]");
  });
});
