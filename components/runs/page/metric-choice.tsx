"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { formatCount } from "@/lib/format";
import { metricKeysOptions } from "@/lib/runs/query-options";

type MetricChoiceProps = {
  place: { project: string; run: string };
  /** The first by name, and how many there are. */
  keys: readonly string[];
  count: number;
  value: string;
  onChoose: (key: string) => void;
};

/** As many names as one still reads through; of more one is searched. */
const mostInList = 30;
const mostFound = 200;

/** Which metric: a list, or where there are many a field that finds them by name. */
export function MetricChoice(props: MetricChoiceProps) {
  const { keys, count, value, onChoose } = props;
  const [isOpen, setIsOpen] = useState(false);
  if (count <= mostInList) {
    return (
      <Select
        isSmall
        aria-label="Metric"
        className="max-w-44 [&_select]:[field-sizing:content]"
        value={value}
        options={keys.map((name) => ({ value: name, label: name }))}
        onChange={({ target }) => onChoose(target.value)}
      />
    );
  }
  return (
    <Popover
      label="Metric"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small" aria-label={`Metric: ${value}`}>
          <span className="max-w-44 truncate">{value}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MetricSearch
        {...props}
        onChoose={(key) => {
          onChoose(key);
          setIsOpen(false);
        }}
      />
    </Popover>
  );
}

function MetricSearch({ place, keys, count, value, onChoose }: MetricChoiceProps) {
  const [q, setQ] = useState("");
  const { data } = useQuery({
    ...metricKeysOptions(place.project, place.run, { q, limit: mostFound }),
    placeholderData: keepPreviousData,
  });
  const found = data ?? { keys: keys.slice(0, mostFound), keyCount: count };
  const left = found.keyCount - found.keys.length;
  return (
    <div className="flex flex-col gap-2">
      <Input
        autoFocus
        type="search"
        aria-label="Find a metric by name"
        placeholder={`Find one of ${formatCount(count)} metrics`}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      <ul className="max-h-72 overflow-y-auto">
        {found.keys.map((key) => (
          <li key={key}>
            <button
              type="button"
              aria-current={key === value}
              className="w-full rounded-md px-2 py-1 text-left wrap-anywhere hover:bg-hover aria-[current=true]:font-semibold"
              onClick={() => onChoose(key)}
            >
              {key}
            </button>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="text-caption text-muted">
        {found.keys.length === 0 && "No metric has this in its name."}
        {left > 0 && `${formatCount(left)} more: type more of the name.`}
      </p>
    </div>
  );
}
