"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { byGroup } from "@/components/runs/page/metric-groups";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { formatCount } from "@/lib/format";
import { metricKeysOptions } from "@/lib/runs/query-options";
import { mostMetrics } from "@/lib/runs/view-state";

type MetricChoiceProps = {
  place: { project: string; run: string };
  /** The first by name, and how many there are. */
  keys: readonly string[];
  count: number;
  /** Those that are drawn, at least one. */
  chosen: readonly string[];
  onChoose: (keys: readonly string[]) => void;
};

/** As many names as one still reads through; of more one is searched. */
const mostInList = 12;
const mostFound = 200;

/** Which metrics are drawn: a name draws it alone, its box adds it, and a group is drawn whole. */
export function MetricChoice(props: MetricChoiceProps) {
  const { chosen, onChoose } = props;
  const [isOpen, setIsOpen] = useState(false);
  if (props.count === 1) return <span className="text-caption text-muted">{chosen[0]}</span>;
  const words = chosen.length === 1 ? (chosen[0] ?? "") : `${chosen.length} metrics`;
  return (
    <Popover
      label="Metrics"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small" aria-label={`Metrics: ${chosen.join(", ")}`}>
          <span className="max-w-44 truncate">{words}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MetricSearch
        {...props}
        onAlone={(key) => {
          onChoose([key]);
          setIsOpen(false);
        }}
      />
    </Popover>
  );
}

type MetricSearchProps = MetricChoiceProps & { onAlone: (key: string) => void };

function MetricSearch(props: MetricSearchProps) {
  const { place, keys, count, chosen } = props;
  const [q, setQ] = useState("");
  const { data } = useQuery({
    ...metricKeysOptions(place.project, place.run, { q, limit: mostFound }),
    placeholderData: keepPreviousData,
    enabled: count > mostInList,
  });
  const found = data ?? { keys: keys.slice(0, mostFound), keyCount: count };
  const left = found.keyCount - found.keys.length;
  const groups = byGroup(found.keys);
  return (
    <div className="flex flex-col gap-2">
      {count > mostInList && (
        <Input
          autoFocus
          type="search"
          aria-label="Find a metric by name"
          placeholder={`Find one of ${formatCount(count)} metrics`}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
      )}
      <div className="flex max-h-72 flex-col gap-2 overflow-y-auto">
        {groups.map((group) => (
          <MetricGroup key={group.group} {...props} {...group} isNamed={groups.length > 1} />
        ))}
      </div>
      <p aria-live="polite" className="text-caption text-muted empty:hidden">
        {found.keys.length === 0 && "No metric has this in its name. "}
        {left > 0 && `${formatCount(left)} more: type more of the name. `}
        {chosen.length >= mostMetrics && `${mostMetrics} lines are the most that one tells apart.`}
      </p>
    </div>
  );
}

type MetricGroupProps = MetricSearchProps & { group: string; isNamed: boolean };

function MetricGroup({ group, keys, chosen, isNamed, onChoose, onAlone }: MetricGroupProps) {
  const id = useId();
  const name = group || "No group";
  return (
    <section aria-labelledby={isNamed ? id : undefined}>
      {isNamed && (
        <div className="flex items-center justify-between gap-2 px-1">
          <h3 id={id} className="text-caption text-muted">
            {name}
          </h3>
          {keys.length > 1 && (
            <Button
              size="small"
              variant="ghost"
              aria-label={`Draw all of ${name}`}
              onClick={() => onChoose(keys.slice(0, mostMetrics))}
            >
              All
            </Button>
          )}
        </div>
      )}
      <ul>
        {keys.map((key) => (
          <MetricRow key={key} name={key} {...{ chosen, onChoose, onAlone }} />
        ))}
      </ul>
    </section>
  );
}

type MetricRowProps = Pick<MetricSearchProps, "chosen" | "onChoose" | "onAlone"> & { name: string };

function MetricRow({ name, chosen, onChoose, onAlone }: MetricRowProps) {
  const isDrawn = chosen.includes(name);
  const isOnly = isDrawn && chosen.length === 1;
  return (
    <li className="flex items-center rounded-md hover:bg-hover">
      <span className="grid size-6 shrink-0 place-items-center">
        <Checkbox
          aria-label={`Draw ${name}`}
          checked={isDrawn}
          disabled={isOnly || (!isDrawn && chosen.length >= mostMetrics)}
          onCheckedChange={() =>
            onChoose(isDrawn ? chosen.filter((key) => key !== name) : [...chosen, name])
          }
        />
      </span>
      <button
        type="button"
        aria-current={isOnly}
        className="grow px-1 py-1 text-left wrap-anywhere aria-[current=true]:font-semibold"
        onClick={() => onAlone(name)}
      >
        {name}
      </button>
    </li>
  );
}
