import { CopyButton } from "@/components/ui/copy-button";

type CodeBlockProps = {
  code: string;
  label: string;
  /** What Copy takes, where it is not what is shown. */
  copied?: string;
};

export function CodeBlock({ code, label, copied = code }: CodeBlockProps) {
  return (
    <div className="relative rounded-lg border bg-page">
      <pre className="whitespace-pre-wrap wrap-anywhere py-2.5 pr-12 pl-3 font-mono text-caption leading-5">
        <code>{code}</code>
      </pre>
      <CopyButton
        isIconOnly
        text={copied}
        label={`Copy ${label}`}
        className="absolute top-1.5 right-1.5 bg-page"
      />
    </div>
  );
}
