import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import type { LineFormat } from "@/lib/openapi/operation";

type FormatGuideProps = { formats: readonly LineFormat[] };

/** Every format that is read, with lines to start from. */
export function FormatGuide({ formats }: FormatGuideProps) {
  return (
    <Card
      title="What the files look like"
      howToRead="Field names are as Python writes them. A mistake is answered by line and column, and nothing of that file is stored."
    >
      <ul className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
        {formats.map(({ name, description, example }) => (
          <li key={name} className="min-w-0">
            <h3 className="font-semibold text-[0.8125rem]">{name}</h3>
            <p className="mb-1.5 text-caption text-muted">{description}</p>
            <CodeBlock code={example.trimEnd()} label={`an example of ${name.toLowerCase()}`} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
