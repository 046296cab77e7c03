import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { embedSnippet } from "@/lib/shares/oembed";
import type { CreatedShare } from "@/lib/shares/schema";

type NewShareProps = { share: CreatedShare; canEmbed: boolean; onDone: () => void };

/** The address to send, and where it is allowed the snippet for another site. */
export function NewShare({ share, canEmbed, onDone }: NewShareProps) {
  const snippet = embedSnippet({ embedUrl: share.embedUrl, title: "Onset chart" });
  return (
    <div className="flex flex-col gap-3">
      <CodeBlock label="the link" code={share.url} />
      {canEmbed && (
        <>
          <p className="text-caption text-muted">
            For a page of another site; add ?theme=dark or ?height=400 to the address in it.
          </p>
          <CodeBlock label="the snippet to embed" code={snippet} />
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={share.url} target="_blank" prefetch={false}>
          Open it
        </LinkButton>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
