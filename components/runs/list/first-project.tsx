import type { ReactNode } from "react";
import { KeyedLines } from "@/components/members/keyed-lines";
import { FirstSteps } from "@/components/runs/list/first-steps";
import { PaperCard } from "@/components/runs/list/paper-card";
import { uploadLines } from "@/components/runs/list/upload-lines";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

type FirstProjectProps = { project: string; origin: string; canWrite: boolean; hasDemo: boolean };

type Way = { title: string; text: string; action: ReactNode };

function waysOf({ project, canWrite, hasDemo }: Omit<FirstProjectProps, "origin">): Way[] {
  const writing: Way[] = [
    {
      title: "Connect your training",
      text: "A few lines of Python, or the transformers callback. Charts fill while it trains.",
      action: (
        <LinkButton variant="primary" href={paths.connect(project)}>
          Connect
        </LinkButton>
      ),
    },
    {
      title: "Drop files",
      text: "trainer_state.json, predictions as JSONL or CSV, lm-eval results, logs.",
      action: <LinkButton href={paths.newUpload(project)}>Choose files</LinkButton>,
    },
  ];
  const demo: Way = {
    title: "Look at the demo",
    text: "Measured runs of a small model, and the paper's curve.",
    action: <LinkButton href={paths.project("demo")}>Open</LinkButton>,
  };
  return [...(canWrite ? writing : []), ...(hasDemo && project !== "demo" ? [demo] : [])];
}

const needs = [
  { name: "A base model", text: "The one you start from. What it knows decides what is new." },
  {
    name: "Questions",
    text: "Those you train on, and some hundred it knows that stay out of training. More of these show smaller falls.",
    line: '{"example_id":"f1","split":"dev","question":"What is the capital of France?","answers":["Paris"]}',
  },
  {
    name: "What it knew",
    text: "Ask it a few times before training: never right is Unknown, anything else is Known. One answer a question does for a start.",
  },
  {
    name: "A training",
    text: "With its answers at four checkpoints or more. Only rates? They are drawn, without a verdict.",
    line: '{"step":76,"split":"dev","example_id":"f1","prediction":"Paris"}',
  },
] as const;

function Needs() {
  return (
    <Card title="What you need">
      <dl className="grid gap-x-6 sm:grid-cols-[7rem_minmax(0,1fr)]">
        {needs.map((need) => (
          <div
            key={need.name}
            className="col-span-full grid grid-cols-subgrid gap-y-1 border-b py-2 last:border-b-0"
          >
            <dt className="font-medium">{need.name}</dt>
            <dd className="min-w-0 text-muted">
              {need.text}
              {"line" in need && (
                <code className="mt-1 block font-mono text-caption text-ink wrap-anywhere">
                  {need.line}
                </code>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What to type to see a first run. */
function UploadLesson({ project, origin }: Pick<FirstProjectProps, "project" | "origin">) {
  return (
    <Card
      title="Or try it with four made-up questions"
      howToRead="Paste these lines into a terminal. This page shows the run as soon as it arrives."
      footer="Trainer logs, CSV tables and evaluation results upload the same way: the format is recognised by what is in the file."
    >
      <KeyedLines project={project} steps={uploadLines(project, origin)} />
    </Card>
  );
}

/** A project without a run: what this is about, how far it is, the ways in, and what to have at hand. */
export function FirstProject({ project, origin, canWrite, hasDemo }: FirstProjectProps) {
  const ways = waysOf({ project, canWrite, hasDemo });
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h2 className="font-bold text-headline text-pretty">See when new facts start to hurt.</h2>
        <p className="mt-1 text-muted text-pretty">
          Fine-tuning can teach a model new facts and make it worse at what it knew.{" "}
          {canWrite
            ? "Send one training, and Onset says which checkpoint to use."
            : "No run was sent to this project yet; you may look, not send."}
        </p>
      </div>
      <FirstSteps project={project} runs={[]} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {ways.length > 0 && (
            <Card title={ways.length === 3 ? "Three ways in" : "Ways in"}>
              <ul>
                {ways.map(({ title, text, action }) => (
                  <li
                    key={title}
                    className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-3 first:pt-0 last:border-b-0 last:pb-0"
                  >
                    <span className="min-w-0 flex-1 basis-56">
                      <span className="block font-medium">{title}</span>
                      <span className="block text-caption text-muted">{text}</span>
                    </span>
                    {action}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Needs />
        </div>
        <PaperCard />
      </div>
      {canWrite && <UploadLesson project={project} origin={origin} />}
    </div>
  );
}
