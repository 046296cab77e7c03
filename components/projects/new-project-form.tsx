"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { slugOf } from "@/components/projects/slug-of";
import { Field } from "@/components/ui/field";
import { messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { ApiError, fetchJson, sendJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { type NewProjectInput, newProjectInput, type ProjectDetail } from "@/lib/projects/schema";

/** PUT makes or changes; a new project must not change one that is there. */
async function isMine(slug: string): Promise<boolean> {
  const { items } = await fetchJson<{ items: ProjectDetail[] }>(apiPaths.projects());
  return items.some(({ id }) => id === slug);
}

async function makeProject({ name, slug }: NewProjectInput): Promise<string | null> {
  const taken = `The id "${slug}" is taken; choose another.`;
  try {
    if (await isMine(slug)) return taken;
    await sendJson("PUT", apiPaths.project(slug), { name });
    return null;
  } catch (error) {
    // Another person's project cannot be written, and answers as if it were not there.
    if (error instanceof ApiError && error.code === "not-found") return taken;
    return messageOf(error);
  }
}

export function NewProjectForm({ onMade }: { onMade?: () => void }) {
  const router = useRouter();
  const form = useForm<NewProjectInput>({
    resolver: zodResolver(newProjectInput),
    defaultValues: { name: "", slug: "" },
  });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const save = form.handleSubmit(async (input) => {
    const problem = await makeProject(input);
    if (problem !== null) return form.setError("slug", { message: problem });
    onMade?.();
    router.push(paths.project(input.slug));
    router.refresh();
  });
  const name = form.register("name", {
    onChange: (event: { target: { value: string } }) => {
      if (!dirtyFields.slug) form.setValue("slug", slugOf(event.target.value));
    },
  });
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="off" {...name} />
      </Field>
      <Field
        label="Id"
        hint="Stands in addresses and in upload scripts; it cannot be changed later."
        error={errors.slug?.message}
      >
        <Input autoComplete="off" spellCheck={false} {...form.register("slug")} />
      </Field>
      <SubmitButton variant="primary" className="self-end" isBusy={isSubmitting}>
        Make the project
      </SubmitButton>
    </form>
  );
}
