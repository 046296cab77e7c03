import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { containers } from "@/lib/domain/formats/containers";
import { type AnyFormat, type FormatId, formats } from "@/lib/domain/formats/list";

/** Formats of Onset's own: what a script of yours would write. */
const own: readonly FormatId[] = [
  "examples",
  "slick-samples",
  "training-set",
  "predictions",
  "aggregates",
  "metrics",
];

type Exemplified = Pick<AnyFormat, "example" | "name">;

function templateOf({ example }: Exemplified): string {
  if ("base64" in example) return `data:application/octet-stream;base64,${example.base64}`;
  return `data:text/plain;charset=utf-8,${encodeURIComponent(`${example.text}\n`)}`;
}

function Template({ format }: { format: Exemplified }) {
  const { filename } = format.example;
  return (
    <a
      href={templateOf(format)}
      download={filename}
      aria-label={`Download ${filename}, a template of ${format.name}`}
      className="wrap-anywhere min-w-0 rounded-sm text-caption text-known-text underline-offset-2 hover:underline"
    >
      {filename}
    </a>
  );
}

/** Every format that is read, by name, each with a file to start from. */
export function FormatGuide() {
  const isOwn = ({ id }: AnyFormat) => own.includes(id);
  const templates = own.flatMap((id) => formats.filter((format) => format.id === id));
  const others = formats.filter((format) => !isOwn(format));
  return (
    <>
      <Card
        title="What trainers and evaluators write"
        howToRead="Dropped as it is; what the file cannot say is asked, with a preview, before anything is stored."
      >
        <ul className="grid gap-x-8 lg:grid-cols-2">
          {[...others, ...containers].map((format) => (
            <li key={format.id} className="min-w-0 border-b py-2">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <h3 className="font-semibold text-[0.8125rem]">{format.name}</h3>
                <Template format={format} />
              </div>
              <p className="text-caption text-muted">{format.what}</p>
            </li>
          ))}
        </ul>
      </Card>
      <Card
        title="What a script of yours can write"
        howToRead="Field names are as Python writes them. A mistake is answered by line and column, and nothing of that file is stored."
      >
        <ul className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
          {templates.map((format) => (
            <li key={format.id} className="min-w-0">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <h3 className="font-semibold text-[0.8125rem]">{format.name}</h3>
                <Template format={format} />
              </div>
              <p className="mb-1.5 text-caption text-muted">{format.what}</p>
              {"text" in format.example && (
                <CodeBlock
                  code={format.example.text.trimEnd()}
                  label={`an example of ${format.name.toLowerCase()}`}
                />
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
