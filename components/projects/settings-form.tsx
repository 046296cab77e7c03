"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { AlarmFields } from "@/components/projects/alarm-fields";
import { sendSettings } from "@/components/projects/change-settings";
import { RecomputedRuns } from "@/components/projects/recomputed-runs";
import { ScoringFields } from "@/components/projects/scoring-fields";
import {
  asForm,
  asSettings,
  type SettingsFields,
  settingsFields,
} from "@/components/projects/settings-fields";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import type { ProjectSettings } from "@/lib/projects/schema";
import type { RecomputedRun } from "@/lib/runs/recount/recompute-project";

type SettingsFormProps = { project: string; settings: ProjectSettings };

export function SettingsForm({ project, settings }: SettingsFormProps) {
  const router = useRouter();
  const [recomputed, setRecomputed] = useState<readonly RecomputedRun[]>([]);
  const form = useForm<SettingsFields>({
    resolver: zodResolver(settingsFields),
    defaultValues: asForm(settings),
    values: asForm(settings),
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const save = form.handleSubmit(async (fields) => {
    try {
      setRecomputed([]);
      await sendSettings(project, asSettings(fields), (run) =>
        setRecomputed((runs) => [...runs, run]),
      );
      toast.success("Saved.");
      router.refresh();
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <Card
        title="Scoring"
        howToRead="When an answer counts as correct, and when as abstained. A dataset may have a rule of its own."
      >
        <ScoringFields form={form} />
      </Card>
      <Card
        title="Alarm"
        howToRead="When a fall counts as confirmed: stretches of checkpoints compared on the same examples, corrected for all of them and for the run's own jitter."
      >
        <AlarmFields form={form} />
      </Card>
      <FormProblem message={errors.root?.message} />
      <RecomputedRuns runs={recomputed} />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        disabled={!isDirty}
        isBusy={isSubmitting}
      >
        Save
      </Button>
    </form>
  );
}
