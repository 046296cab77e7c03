"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { type ReactNode, useState } from "react";
import { trainingSets, type Wish, whatItHolds } from "@/components/datasets/training-set-wishes";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TrainingSetSummary } from "@/lib/datasets/export-schema";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

type BeforeTrainingCardProps = {
  project: string;
  dataset: string;
  pool: { examples: number; unknown: number };
};

const shares = [0.05, 0.1, 0.25, 0.5, 0.75].map((ratio) => ({
  value: String(ratio),
  label: `${ratio * 100} % new`,
}));
const replays = [0.05, 0.1, 0.2].map((ratio) => ({
  value: String(ratio),
  label: `${ratio * 100} % of known`,
}));

/** The sets a team would train on next, to download: the remedy is a button. */
export function BeforeTrainingCard({ project, dataset, pool }: BeforeTrainingCardProps) {
  const [seed, setSeed] = useState("1");
  const [share, setShare] = useState("0.25");
  const [size, setSize] = useState("");
  const [replay, setReplay] = useState("0.1");
  if (pool.examples === 0) return null;
  const known = pool.examples - pool.unknown;
  const seedNumber = /^\d{1,9}$/.test(seed) ? Number(seed) : 1;
  const wishes: Record<string, Wish> = {
    known: { keep: "known", seed: seedNumber },
    relabelled: { keep: "relabelled", seed: seedNumber },
    mix: {
      ...{ keep: "mix", unknown: Number(share), seed: seedNumber },
      ...(/^[1-9]\d{0,6}$/.test(size) && { size: Number(size) }),
    },
    replay: {
      keep: "replay",
      size: Math.max(1, Math.round(known * Number(replay))),
      seed: seedNumber,
    },
  };
  const controls: Record<string, ReactNode> = {
    mix: (
      <>
        <Select
          isSmall
          aria-label="Share of new facts"
          options={shares}
          value={share}
          onChange={(event) => setShare(event.target.value)}
        />
        <Input
          className="h-6.5 w-28 text-caption"
          inputMode="numeric"
          aria-label="Facts in all"
          placeholder="as many as fit"
          value={size}
          onChange={(event) => setSize(event.target.value.trim())}
        />
      </>
    ),
    replay: (
      <Select
        isSmall
        aria-label="Part of the known facts"
        options={replays}
        value={replay}
        onChange={(event) => setReplay(event.target.value)}
      />
    ),
  };
  return (
    <Card
      title="Before you train"
      howToRead="Sets drawn from split train, each relation by its share. The same seed gives the same set."
      actions={
        <span className="flex items-center gap-1.5 text-caption text-muted">
          Seed
          <Input
            className="h-6.5 w-16 text-caption"
            inputMode="numeric"
            aria-label="Seed"
            value={seed}
            onChange={(event) => setSeed(event.target.value.trim())}
          />
        </span>
      }
    >
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {trainingSets.map(({ keep, title, note }) => (
          <SetItem
            key={keep}
            title={title}
            note={note}
            wish={wishes[keep] ?? { keep, seed: seedNumber }}
            place={{ project, dataset }}
          >
            {controls[keep]}
          </SetItem>
        ))}
      </ul>
    </Card>
  );
}

type SetItemProps = {
  title: string;
  note: string;
  wish: Wish;
  place: { project: string; dataset: string };
  children: ReactNode;
};

function SetItem({ title, note, wish, place, children }: SetItemProps) {
  const { project, dataset } = place;
  const { data, error } = useQuery({
    queryKey: ["datasets", project, dataset, "training-set", wish],
    queryFn: ({ signal }) =>
      fetchJson<TrainingSetSummary>(
        apiPaths.datasetTrainingSet(project, dataset, { ...wish, format: "summary" }),
        { signal },
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <li className="flex flex-col gap-1 border-t py-3 first:border-t-0 sm:nth-2:border-t-0">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold text-[0.8125rem]">{title}</h3>
        {error === null && (
          <a
            className={buttonStyle({ size: "small" })}
            href={apiPaths.datasetTrainingSet(project, dataset, { ...wish })}
            download
          >
            <Download aria-hidden /> Download
          </a>
        )}
      </div>
      <p className="text-[0.8125rem]">{data && error === null ? whatItHolds(data) : "\u00a0"}</p>
      <p className="text-caption text-muted">{note}</p>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
      <FormProblem message={error?.message} />
    </li>
  );
}
