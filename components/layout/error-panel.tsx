import type { ReactNode } from "react";
import { ownFault } from "@/components/layout/own-fault";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import type { ErrorCode, ErrorDetail } from "@/lib/errors";
import { paths } from "@/lib/paths";

/** "internal" stands for our own faults, which have no code. */
const sentences: Record<ErrorCode | "internal", { title: string; advice: string }> = {
  unauthenticated: {
    title: "You are not signed in",
    advice: "Your session has ended, or you have not signed in on this browser yet.",
  },
  forbidden: {
    title: "You may look here, but not change this",
    advice: "Ask an owner of the project for a role that allows it.",
  },
  "not-found": {
    title: "There is nothing here",
    advice: "The address is wrong, it has been deleted, or it is not shared with you.",
  },
  conflict: {
    title: "Somebody else changed this in the meantime",
    advice: "Load the page again and repeat your change.",
  },
  "precondition-failed": {
    title: "It is there already",
    advice: "Choose another name, or change the one that is there.",
  },
  "invalid-input": {
    title: "Something in the form is not right",
    advice: "Correct the fields below and send it again; nothing was stored.",
  },
  "unknown-field": {
    title: "A field has a name that nothing reads",
    advice: "Correct the name and send it again; nothing was changed.",
  },
  "unknown-name": {
    title: "Something is named that is not there",
    advice: "Correct the name, or make what it names first; nothing was stored.",
  },
  "invalid-file": {
    title: "The file could not be read",
    advice: "Correct the lines below and upload it again; nothing was stored.",
  },
  "too-large": {
    title: "That is larger than this server accepts",
    advice: "Split it into parts, or ask whoever runs the server to raise the limit.",
  },
  "unsupported-format": {
    title: "This format is not known",
    advice: "The upload page lists the formats that are.",
  },
  "rate-limited": {
    title: "Too many requests in a short time",
    advice: "Wait a minute and try again.",
  },
  "timed-out": {
    title: "The transfer stood still",
    advice: "Nothing was stored. Send it again.",
  },
  unavailable: {
    title: "The server cannot reach its database",
    advice: "Nothing is lost. Try again in a moment.",
  },
  "no-space": {
    title: "The server's disk is full",
    advice: "Nothing was stored. Tell whoever runs the server, and send it again then.",
  },
  internal: ownFault,
};

type ErrorPanelProps = {
  code: ErrorCode | "internal";
  message?: string;
  details?: readonly ErrorDetail[];
  onRetry?: () => void;
  actions?: ReactNode;
};

function Actions({ code, onRetry, actions }: ErrorPanelProps) {
  return (
    <>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
      {actions}
      {code === "unauthenticated" && (
        <LinkButton href={paths.signIn()} variant="primary">
          Sign in
        </LinkButton>
      )}
      {code === "not-found" && <LinkButton href={paths.home()}>To the start page</LinkButton>}
    </>
  );
}

/** The one place that turns an error code into a sentence for people. */
export function ErrorPanel(props: ErrorPanelProps) {
  const { title, advice } = sentences[props.code];
  return (
    <ProblemPanel title={title} details={props.details ?? []} actions={<Actions {...props} />}>
      {props.message && <p className="text-ink">{props.message}</p>}
      <p>{advice}</p>
    </ProblemPanel>
  );
}
