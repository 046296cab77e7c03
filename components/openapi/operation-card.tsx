import { SchemaTable } from "@/components/openapi/schema-table";
import { ShapeLink } from "@/components/openapi/shape-link";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import type { ReferenceFile, ReferenceOperation } from "@/lib/openapi/reference";

const tones: Record<string, BadgeTone> = {
  get: "info",
  put: "warn",
  post: "good",
  patch: "warn",
  delete: "bad",
};

function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={tones[method] ?? "neutral"} className="min-w-14 justify-center font-mono">
      {method.toUpperCase()}
    </Badge>
  );
}

const subheading = "mt-5 mb-1 font-semibold text-[0.8125rem]";

function FileFormat({ file }: { file: ReferenceFile }) {
  return (
    <div className="mt-3">
      <p className="mb-1.5 text-[0.8125rem]">
        <b className="font-semibold">{file.name}.</b> {file.description}{" "}
        {file.shape && <ShapeLink type="Fields of a line" shape={file.shape} />}
      </p>
      <CodeBlock code={file.example.trimEnd()} label={`an example of ${file.name.toLowerCase()}`} />
    </div>
  );
}

function ResponseOf({ operation }: { operation: ReferenceOperation }) {
  const { answer, refusals, summary } = operation;
  return (
    <>
      <h3 className={subheading}>Answer</h3>
      <p className="text-[0.8125rem]">
        <code className="text-caption">{answer.status}</code> {answer.description}
        {answer.type !== "nothing" && (
          <span className="text-muted">
            {" · "}
            <ShapeLink type={answer.type} shape={answer.shape} />
          </span>
        )}
      </p>
      {answer.rows.length > 0 && (
        <div className="mt-1">
          <SchemaTable label={`Answer of: ${summary}`} rows={answer.rows} />
        </div>
      )}
      <details className="mt-2 text-[0.8125rem]">
        <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">
          Refusals: {refusals.map(({ status }) => status).join(", ")}
        </summary>
        <ul className="mt-1">
          {refusals.map(({ status, description }) => (
            <li key={status} className="flex gap-3 py-0.5">
              <code className="text-caption">{status}</code>
              <span className="text-muted">{description}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** One call: what it does, what it takes, a line to try it, what it answers. */
export function OperationCard({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, scope, parameters, body, files, curl } =
    operation;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="min-w-0 scroll-mt-16 lg:scroll-mt-4 rounded-xl border bg-card p-4 sm:px-[18px]"
    >
      <h2 id={`${id}-title`} className="font-semibold">
        <a href={`#${id}`} className="rounded-sm hover:underline">
          {summary}
        </a>
      </h2>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <MethodBadge method={method} />
        <code className="wrap-anywhere min-w-0 text-caption">{path}</code>
        {scope && <Badge tone="outline">scope {scope}</Badge>}
      </p>
      {description && <p className="mt-2 max-w-3xl text-[0.8125rem] text-muted">{description}</p>}
      <div className="mt-3">
        <CodeBlock code={curl} label={`the curl line of: ${summary}`} />
      </div>
      {parameters.length > 0 && (
        <>
          <h3 className={subheading}>Parameters</h3>
          <SchemaTable label={`Parameters of: ${summary}`} rows={parameters} isInput />
        </>
      )}
      {body.length > 0 && (
        <>
          <h3 className={subheading}>Body (JSON)</h3>
          <SchemaTable label={`Body of: ${summary}`} rows={body} isInput />
        </>
      )}
      {files.length > 0 && (
        <>
          <h3 className={subheading}>Body (a file, plain, gzip or zstd)</h3>
          {files.map((file) => (
            <FileFormat key={file.name} file={file} />
          ))}
        </>
      )}
      <ResponseOf operation={operation} />
    </section>
  );
}
