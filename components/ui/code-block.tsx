import { CopyButton } from "@/components/ui/copy-button";

type CodeBlockProps = { code: string; label: string };

export function CodeBlock({ code, label }: CodeBlockProps) {
  return (
    <div className="relative rounded-lg border bg-page">
      <pre className="whitespace-pre-wrap wrap-anywhere py-2.5 pr-12 pl-3 font-mono text-caption leading-5">
        <code>{code}</code>
      </pre>
      <CopyButton
        isIconOnly
        text={code}
        label={`Copy ${label}`}
        className="absolute top-1.5 right-1.5 bg-page"
      />
    </div>
  );
}
