"use client";

import { useQueryStates } from "nuqs";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { callResults } from "@/lib/audit/schema";
import { auditFilterOf, auditFilterParsers } from "./audit-filter";
import { endingWords } from "./audit-words";

type ControlProps = { label: string; children: (id: string) => React.ReactNode };

function Control({ label, children }: ControlProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-caption text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

/** Narrows the trail: by who, what, how it ended and when. */
export function AuditControls({ actions }: { actions: readonly string[] }) {
  const [state, setState] = useQueryStates(auditFilterParsers, { throttleMs: 300 });
  const isNarrowed = Object.keys(auditFilterOf(state)).length > 0;
  const listed = state.action === "" || actions.includes(state.action);
  const things = [...new Set(actions.map((action) => action.split(".")[0] ?? action))];
  return (
    <div className="flex flex-wrap items-end gap-3 pb-4">
      <Control label="Who">
        {(id) => (
          <Input
            id={id}
            className="w-44"
            placeholder="name, e-mail or key"
            value={state.actor}
            onChange={(event) => setState({ actor: event.target.value || null })}
          />
        )}
      </Control>
      <Control label="What">
        {(id) => (
          <Select
            id={id}
            className="w-52"
            value={state.action}
            onChange={(event) => setState({ action: event.target.value || null })}
            options={[
              { value: "", label: "Everything" },
              ...(listed ? [] : [{ value: state.action, label: state.action }]),
              ...things.flatMap((thing) => [
                { value: thing, label: `${thing}: all` },
                ...actions
                  .filter((action) => action !== thing && action.startsWith(`${thing}.`))
                  .map((action) => ({ value: action, label: action })),
              ]),
            ]}
          />
        )}
      </Control>
      <Control label="How it ended">
        {(id) => (
          <Select
            id={id}
            className="w-32"
            value={state.outcome ?? ""}
            onChange={(event) =>
              setState({
                outcome: callResults.find((known) => known === event.target.value) ?? null,
              })
            }
            options={[
              { value: "", label: "Any way" },
              ...callResults.map((outcome) => ({ value: outcome, label: endingWords[outcome] })),
            ]}
          />
        )}
      </Control>
      {(["from", "to"] as const).map((bound) => (
        <Control key={bound} label={bound === "from" ? "From (UTC)" : "To (UTC)"}>
          {(id) => (
            <Input
              id={id}
              type="date"
              className="w-38"
              value={state[bound]}
              onChange={(event) => setState({ [bound]: event.target.value || null })}
            />
          )}
        </Control>
      ))}
      {isNarrowed && <Button onClick={() => setState(null)}>Show all</Button>}
    </div>
  );
}
