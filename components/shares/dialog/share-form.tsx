"use client";

import { type UseFormReturn, useForm } from "react-hook-form";
import { AddToReport } from "@/components/shares/dialog/add-to-report";
import {
  freshFields,
  lifetimeOptions,
  type ShareFields,
  shareRequest,
} from "@/components/shares/dialog/share-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import {
  type CreatedShare,
  createShareInput,
  type ShareExtent,
  type ShareTarget,
  type ShareView,
} from "@/lib/shares/schema";

type FormProps = { form: UseFormReturn<ShareFields> };

type Choice = { value: string; label: string; meaning: string };

const meanings = {
  run: { live: "shows the run as it is at each visit", frozen: "copies today's data" },
  comparison: { live: "shows the runs as they are at each visit", frozen: "copies today's data" },
  report: {
    live: "shows the report as it is at each visit",
    frozen: "copies its text and the data of all its charts now",
  },
} as const;

function modesOf(kind: ShareTarget["kind"]): readonly Choice[] {
  const { live, frozen } = meanings[kind];
  return [
    { value: "live", label: "Live", meaning: live },
    { value: "frozen", label: "Frozen", meaning: `${frozen}; nothing changes it later` },
  ];
}

const extents: Record<ShareTarget["kind"], readonly Choice[]> = {
  run: [
    { value: "chart", label: "This chart", meaning: "with the headline and the figures" },
    {
      value: "whole",
      label: "The whole run",
      meaning: "every card of its page with numbers; no settings, no files",
    },
  ],
  comparison: [
    { value: "chart", label: "This chart", meaning: "the curves with the headline" },
    {
      value: "whole",
      label: "The whole comparison",
      meaning: "what to choose, a card a run, causes and remedies",
    },
  ],
  report: [],
};

type ChoicesProps = FormProps & {
  name: "mode" | "shows";
  legend: string;
  choices: readonly Choice[];
};

function Choices({ form, name, legend, choices }: ChoicesProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-[0.8125rem]">{legend}</legend>
      {choices.map(({ value, label, meaning }) => (
        <label key={value} className="flex items-baseline gap-2">
          <input type="radio" value={value} {...form.register(name)} />
          <span>
            {label} <span className="text-caption text-muted">{meaning}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type AllowancesProps = FormProps & { examples: string | null };

function Allowances({ form, examples }: AllowancesProps) {
  const hasPassword = form.watch("password") !== "";
  const choices = [
    { name: "downloads", label: "take the chart away as a file", isOff: false },
    { name: "embed", label: "show it inside other sites", isOff: hasPassword },
    { name: "examples", label: examples ?? exampleWords.run, isOff: examples === null },
    { name: "chooser", label: "read who chose a checkpoint, and why", isOff: false },
  ] as const;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-[0.8125rem]">People with the link may</legend>
      {choices.map(({ name, label, isOff }) => (
        <label
          key={name}
          className={isOff ? "flex items-baseline gap-2 text-muted" : "flex items-baseline gap-2"}
        >
          <input type="checkbox" disabled={isOff} {...form.register(name)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const exampleWords = {
  run: "read ten lost questions and answers",
  leaks: "read up to twelve leaked questions and answers",
} as const;

/** Which texts of examples the view could tell; none of a comparison. */
function examplesIn({ target, view }: Pick<ShareFormProps, "target" | "view">): string | null {
  if (target.kind !== "run") return null;
  return view.chart === "leaks" ? exampleWords.leaks : exampleWords.run;
}

type ShareFormProps = {
  project: string;
  target: ShareTarget;
  view: ShareView;
  onMade: (share: CreatedShare, canEmbed: boolean) => void;
};

/** Proposed in the form; a report is shown whole. */
function extentOf(target: ShareTarget): ShareExtent {
  return target.kind === "report" ? "whole" : target.shows;
}

function useSend({ project, target, view, onMade }: ShareFormProps) {
  const form = useForm<ShareFields>({ defaultValues: { ...freshFields, shows: extentOf(target) } });
  const send = form.handleSubmit(async (fields) => {
    const embed = fields.embed && fields.password === "";
    const request = shareRequest({ ...fields, embed }, { target, view });
    const checked = createShareInput.safeParse(request);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const name = (["title", "note", "password"] as const).find((key) => key === issue?.path[0]);
      form.setError(name ?? "root", { message: issue?.message ?? "this cannot be shared" });
      return;
    }
    try {
      onMade(await sendJson<CreatedShare>("POST", apiPaths.shares(project), request), embed);
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return { form, send };
}

/** Stays in sight at the lower edge of the dialog, with why a link was refused. */
function MakeBar({ isBusy, error }: { isBusy: boolean; error: string | undefined }) {
  return (
    <div className="sticky -bottom-5 -mx-5 flex items-center justify-end gap-3 border-t bg-raised px-5 py-3">
      <FormProblem message={error} />
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Make the link
      </Button>
    </div>
  );
}

/** All that can be said of a link when it is made; what is left alone is the careful choice. */
export function ShareForm(props: ShareFormProps) {
  const { project, target, view } = props;
  const { form, send } = useSend(props);
  const { errors, isSubmitting } = form.formState;
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      {extents[target.kind].length > 0 && (
        <Choices {...{ form, name: "shows", legend: "Shows" }} choices={extents[target.kind]} />
      )}
      <Choices {...{ form, name: "mode", legend: "Data" }} choices={modesOf(target.kind)} />
      <Field
        label="Title"
        hint="Without one, the name of what is shown."
        error={errors.title?.message}
      >
        <Input autoComplete="off" maxLength={2000} {...form.register("title")} />
      </Field>
      <Field label="Note" hint="Markdown: **bold**, lists, links." error={errors.note?.message}>
        <Textarea rows={3} maxLength={10_000} {...form.register("note")} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Ends">
          <Select options={lifetimeOptions} {...form.register("expiresIn")} />
        </Field>
        <Field
          label="Password"
          hint="Optional, 8 characters or more."
          error={errors.password?.message}
        >
          <Input type="password" autoComplete="new-password" {...form.register("password")} />
        </Field>
      </div>
      <Allowances form={form} examples={examplesIn(props)} />
      <MakeBar isBusy={isSubmitting} error={errors.root?.message} />
      {target.kind !== "report" && (
        <AddToReport project={project} chart={{ target, view, mode: form.watch("mode") }} />
      )}
    </form>
  );
}
