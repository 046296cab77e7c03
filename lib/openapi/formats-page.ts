import { maxContainerBytes } from "@/lib/domain/formats/container";
import { containers } from "@/lib/domain/formats/containers";
import type { Holds } from "@/lib/domain/formats/format";
import { type AnyFormat, formats } from "@/lib/domain/formats/list";
import { lastRefusals, refusals } from "@/lib/domain/formats/refusals";

const headings: readonly [Holds, string][] = [
  ["metrics", "Metrics, and the rates among them"],
  ["predictions", "Predictions: one answer of a checkpoint each"],
  ["aggregates", "Aggregates: counts of a set at a checkpoint"],
  ["examples", "Examples: the questions of a dataset"],
  ["slick-samples", "SliCK samples: answers of the base model"],
  ["training-set", "Training sets"],
];

const lead = `# Formats

What Onset reads, made from the formats themselves (\`lib/domain/formats/list.ts\`); do not edit it by hand. A file is told
by what is in it, never by its name alone. Gzip, zstd, zip, tar and dropped folders are opened on the way. What a file
cannot say, a mapping says: see the decision record on it, \`decisions/0037-what-a-file-cannot-say.md\`.`;

const aboutContainers = `Binary files whose list of contents stands at their end. They are opened whole, at most ${maxContainerBytes / 1024 ** 2} MiB, and what
comes out is told by its content as any file is; its size and checksum are those of the text that came out.`;

/** docs/formats.md. */
export function formatsPage(): string {
  const read = headings.map(([holds, heading]) => {
    const parts = formats.filter((format) => format.holds === holds).map(section);
    return `## ${heading}\n\n${parts.join("\n\n")}`;
  });
  const opened = containers.map(
    ({ id, name, what, example }) =>
      `### ${name} (\`${id}\`)\n\n${what} For example \`${example.filename}\`.`,
  );
  const wrapped = `## Containers: opened, then read as one of the above\n\n${aboutContainers}\n\n${opened.join("\n\n")}`;
  const refused = [...refusals, ...lastRefusals].map(
    ({ name, advice }) => `- **${name}**: ${advice}`,
  );
  const rest = `## Recognised and refused, with the way out\n\n${refused.join("\n")}`;
  return `${[lead, ...read, wrapped, rest].join("\n\n")}\n`;
}

function section({ id, name, what, example }: AnyFormat): string {
  const head = `### ${name} (\`${id}\`)\n\n${what}`;
  if (!("text" in example)) return `${head} Binary, for example \`${example.filename}\`.`;
  const lines = example.text.trimEnd().split("\n");
  const shown = lines.length > 12 ? [...lines.slice(0, 12), "..."] : lines;
  return `${head} For example \`${example.filename}\`:\n\n\`\`\`text\n${shown.join("\n")}\n\`\`\``;
}
