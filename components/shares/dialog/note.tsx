import Markdown, { type Components } from "react-markdown";

const components: Components = {
  h1: ({ children }) => <p className="font-semibold">{children}</p>,
  h2: ({ children }) => <p className="font-semibold">{children}</p>,
  h3: ({ children }) => <p className="font-semibold">{children}</p>,
  a: ({ href, children }) => (
    <a href={href} rel="noopener noreferrer nofollow ugc" target="_blank" className="underline">
      {children}
    </a>
  ),
  code: ({ children }) => (
    <code className="rounded bg-hover px-1 font-mono text-caption">{children}</code>
  ),
};

/** Below the title of a page that is all text. */
const headings: Components = {
  h1: ({ children }) => <h2 className="font-bold text-title">{children}</h2>,
  h2: ({ children }) => <h3 className="font-semibold text-[1.0625rem]">{children}</h3>,
  h3: ({ children }) => <h4 className="font-semibold">{children}</h4>,
};

const allowed = ["p", "h1", "h2", "h3", "a", "em", "strong", "code", "pre", "ul", "ol", "li"];

/** Markdown as React elements: no HTML of the writer's, no picture that would call another server. */
export function Note({ text, hasHeadings = false }: { text: string; hasHeadings?: boolean }) {
  return (
    <div className="flex max-w-[54rem] flex-col gap-2 wrap-anywhere [&_ol]:list-decimal [&_ol]:pl-5 [&_pre]:overflow-x-auto [&_ul]:list-disc [&_ul]:pl-5">
      <Markdown
        skipHtml
        allowedElements={[...allowed, "blockquote", "hr", "br"]}
        unwrapDisallowed
        components={hasHeadings ? { ...components, ...headings } : components}
      >
        {text}
      </Markdown>
    </div>
  );
}
