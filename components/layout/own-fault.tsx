import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";

export const ownFault = {
  title: "Something went wrong on our side",
  advice: "Nothing was changed. Try again; if it stays, the server's log says more.",
};

type OwnFaultProps = { reference?: string | undefined; onRetry: () => void };

/** For a page that threw: every page carries it, so it knows no other problem and no link. */
export function OwnFault({ reference, onRetry }: OwnFaultProps) {
  return (
    <ProblemPanel title={ownFault.title} actions={<Button onClick={onRetry}>Try again</Button>}>
      <p>{ownFault.advice}</p>
      {reference && <p className="mt-1 text-caption">Reference {reference}</p>}
    </ProblemPanel>
  );
}
