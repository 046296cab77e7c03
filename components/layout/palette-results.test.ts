import { expect, test } from "vitest";
import {
  matchingCommands,
  nothingCalled,
  type PaletteCommand,
  paletteGroups,
} from "./palette-results";

const command = (label: string, hint?: string): PaletteCommand => ({
  ...{ id: label, label },
  ...(hint !== undefined && { hint }),
});
const labels = (commands: readonly PaletteCommand[]) => commands.map(({ label }) => label);

test("the one that is called exactly so comes first, then beginnings, then words within", () => {
  const runs = ["my unk050", "unk050_s2", "unk050", "xunk050"].map((label) => command(label));
  expect(labels(matchingCommands(runs, "UNK050"))).toEqual([
    "unk050",
    "unk050_s2",
    "my unk050",
    "xunk050",
  ]);
});

test("every word must fit, in the label or the hint", () => {
  const pages = [
    command("API keys", "settings"),
    command("Settings"),
    command("Scoring", "settings"),
  ];
  expect(labels(matchingCommands(pages, "settings keys"))).toEqual(["API keys"]);
});

test("without a query what was opened last comes first and does not come twice", () => {
  const groups = [{ title: "Pages", commands: [command("Runs"), command("Datasets")] }];
  const shown = paletteGroups("", { found: [], recent: [command("Datasets")], groups });
  expect(shown.map(({ title, commands }) => [title, labels(commands)])).toEqual([
    ["Recent", ["Datasets"]],
    ["Pages", ["Runs"]],
  ]);
});

test("with a query what was opened last gives way to what was found", () => {
  const given = { found: [command("run-a")], recent: [command("run-b")], groups: [] };
  expect(paletteGroups("run", given).map(({ title }) => title)).toEqual(["Found"]);
  expect(paletteGroups("\u{1f600}", { ...given, found: [] })).toEqual([]);
});

test("what was found by something else than its name stays, after what is called so", () => {
  const found = [command("other"), command("unk050")];
  const [group] = paletteGroups("unk050", { found, recent: [], groups: [] });
  expect(labels(group?.commands ?? [])).toEqual(["unk050", "other"]);
});

test("what nothing is called is shown whole, or cut between characters", () => {
  const llama = "\u{1f999}";
  expect(nothingCalled(` ${llama} `)).toBe(`Nothing is called “${llama}”.`);
  expect(nothingCalled(llama.repeat(100))).toBe(`Nothing is called “${llama.repeat(80)}”.`);
  expect(nothingCalled(`a${llama.repeat(100)}`).isWellFormed()).toBe(true);
});
