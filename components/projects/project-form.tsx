"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { type ProjectTextInput, projectTextInput } from "@/lib/projects/schema";

type ProjectFormProps = { project: string; name: string; description: string | null };

export function ProjectForm({ project, name, description }: ProjectFormProps) {
  const router = useRouter();
  const form = useForm<ProjectTextInput>({
    resolver: zodResolver(projectTextInput),
    values: { name, description: description ?? "" },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const save = form.handleSubmit(async (input) => {
    try {
      await sendJson("PUT", apiPaths.project(project), {
        name: input.name,
        description: input.description === "" ? null : input.description,
      });
      toast.success("Saved.");
      router.refresh();
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <Card title="Project" howToRead={`Its id in addresses and scripts is ${project}; it stays.`}>
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="off" defaultValue={name} {...form.register("name")} />
        </Field>
        <Field label="Description" error={errors.description?.message}>
          <Textarea defaultValue={description ?? ""} {...form.register("description")} />
        </Field>
        <FormProblem message={errors.root?.message} />
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
    </Card>
  );
}
