import { ProblemPanel } from "@/components/ui/problem-panel";

export const ownFault = {
  title: "Something went wrong on our side",
  advice: "Nothing was changed. Try again; if it stays, the server's log says more.",
};

type OwnFaultProps = { reference?: string | undefined; onRetry: () => void };

/** For a page that threw: every page carries it, so it knows no other problem, no link and no style of buttons. */
export function OwnFault({ reference, onRetry }: OwnFaultProps) {
  const again = (
    <button
      type="button"
      onClick={onRetry}
      className="h-8 rounded-md border bg-card px-3 font-medium text-[0.8125rem] hover:bg-hover"
    >
      Try again
    </button>
  );
  return (
    <ProblemPanel title={ownFault.title} actions={again}>
      <p>{ownFault.advice}</p>
      {reference && <p className="mt-1 text-caption">Reference {reference}</p>}
    </ProblemPanel>
  );
}
