"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Columns3, Plus, X } from "lucide-react";
import { useState } from "react";
import { maxColumns, moveColumn, toggleColumn } from "@/components/runs/list/column-order";
import { allColumns, type ListColumn, shownColumns } from "@/components/runs/list/run-columns";
import { isSettingColumn } from "@/components/runs/list/run-filter";
import { Button, IconButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { runColumnsOptions } from "@/lib/runs/query-options";

type ColumnsPanelProps = {
  project: string;
  /** As the address has them; null for the usual ones. */
  columns: readonly string[] | null;
  onChange: (columns: string[] | null) => void;
};

const mostOffered = 100;

function kindOf(key: string): string {
  if (!isSettingColumn(key)) return "";
  return key.startsWith("config.") ? "setting" : "metric, last value";
}

type ChosenProps = { shown: readonly ListColumn[]; onChange: (keys: string[]) => void };

function Chosen({ shown, onChange }: ChosenProps) {
  const keys = shown.map(({ key }) => key);
  const move = (key: string, by: -1 | 1) => onChange(moveColumn(keys, { key, by }));
  return (
    <ul aria-label="Columns shown" className="mt-1 border-t">
      {shown.map(({ key, label }, place) => (
        <li key={key} className="flex min-h-9 items-center gap-1 border-b">
          <span className="min-w-0 flex-1 truncate">
            {label} <span className="text-caption text-muted">{kindOf(key)}</span>
          </span>
          <IconButton
            icon={ArrowUp}
            label={`Move ${label} up`}
            aria-disabled={place === 0}
            onClick={() => move(key, -1)}
          />
          <IconButton
            icon={ArrowDown}
            label={`Move ${label} down`}
            aria-disabled={place === shown.length - 1}
            onClick={() => move(key, 1)}
          />
          <IconButton
            icon={X}
            label={`Hide ${label}`}
            disabled={shown.length === 1}
            onClick={() => onChange(toggleColumn(keys, key))}
          />
        </li>
      ))}
    </ul>
  );
}

function Offered({ shown, onChange, all }: ChosenProps & { all: readonly ListColumn[] }) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const keys = shown.map(({ key }) => key);
  const left = all.filter(
    ({ key, label }) => !keys.includes(key) && `${label} ${key}`.toLowerCase().includes(wanted),
  );
  const isFull = keys.length >= maxColumns;
  return (
    <>
      <Input
        type="search"
        aria-label="Find a field, setting or metric"
        placeholder="Find a field, setting or metric"
        className="mt-1"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {isFull && (
        <p className="mt-2 text-caption text-muted">
          {maxColumns} columns are shown, and that is the most. Hide one to add another.
        </p>
      )}
      <ul aria-label="Columns to add" className="mt-2">
        {left.slice(0, mostOffered).map(({ key, label }) => (
          <li key={key}>
            <button
              type="button"
              disabled={isFull}
              aria-label={`Show ${label}`}
              onClick={() => onChange(toggleColumn(keys, key))}
              className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover disabled:opacity-50"
            >
              <Plus aria-hidden className="size-3.5 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate">{label}</span>
              <span className="text-caption text-muted">{kindOf(key)}</span>
            </button>
          </li>
        ))}
      </ul>
      {left.length === 0 && <p className="px-2 py-3 text-muted">Nothing more is called that.</p>}
      {left.length > mostOffered && (
        <p className="px-2 py-1.5 text-caption text-muted">
          The first {mostOffered} of {left.length}; type to find others
        </p>
      )}
    </>
  );
}

/** Which columns the list has, and in which order; the address keeps both. */
export function ColumnsPanel({ project, columns, onChange }: ColumnsPanelProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery({ ...runColumnsOptions(project), enabled: isOpen });
  const settings = data?.columns ?? [];
  const shown = shownColumns(columns, settings);
  return (
    <Sheet
      title="Columns"
      description="The run's name always comes first. The link of this page keeps what you choose."
      className="w-[min(26rem,100vw)]"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button className="hidden font-normal md:inline-flex">
          <Columns3 aria-hidden className="text-muted" />
          Columns
        </Button>
      }
    >
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium text-[0.8125rem]">Shown, from left to right</h3>
        <Button
          size="small"
          variant="ghost"
          disabled={columns === null}
          onClick={() => onChange(null)}
        >
          Reset
        </Button>
      </div>
      <Chosen shown={shown} onChange={onChange} />
      <h3 className="mt-5 font-medium text-[0.8125rem]">Add</h3>
      <Offered shown={shown} onChange={onChange} all={allColumns(settings)} />
    </Sheet>
  );
}
