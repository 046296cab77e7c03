"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type UseFormReturn, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type KeyScope, keyScopes } from "@/lib/auth/viewer";
import { sendJson } from "@/lib/http/api-client";
import { type CreatedKey, type CreateKeyInput, createKeyInput } from "@/lib/members/schema";
import { apiPaths } from "@/lib/paths";

const meanings: Record<KeyScope, string> = {
  read: "see runs, datasets and analyses",
  write: "make runs and upload to them",
  admin: "all of it, and the settings and keys",
};

const lifetimes = [
  { value: "", label: "never" },
  { value: "7", label: "in 7 days" },
  { value: "30", label: "in 30 days" },
  { value: "90", label: "in 90 days" },
  { value: "365", label: "in a year" },
] as const;

type ScopesProps = { form: UseFormReturn<CreateKeyInput>; offered: readonly KeyScope[] };

function Scopes({ form, offered }: ScopesProps) {
  const error = form.formState.errors.scopes?.message;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-[0.8125rem]">Scopes</legend>
      {offered.map((scope) => (
        <label key={scope} className="flex items-baseline gap-2">
          <input type="checkbox" value={scope} {...form.register("scopes")} />
          <span>
            {scope} <span className="text-caption text-muted">{meanings[scope]}</span>
          </span>
        </label>
      ))}
      <FormProblem message={error} />
    </fieldset>
  );
}

type CreateKeyFormProps = {
  project: string;
  canAdminister: boolean;
  onMade: (key: string) => void;
};

export function CreateKeyForm({ project, canAdminister, onMade }: CreateKeyFormProps) {
  const form = useForm<CreateKeyInput>({
    resolver: zodResolver(createKeyInput),
    defaultValues: { name: "", scopes: ["read", "write"], expiresInDays: 90 },
  });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (input) => {
    try {
      onMade((await sendJson<CreatedKey>("POST", apiPaths.keys(project), input)).key);
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  const asDays = (value: unknown) => (value === "" || value === null ? null : Number(value));
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <Field label="Name" hint="Who or what will use it." error={errors.name?.message}>
        <Input autoComplete="off" placeholder="trainer on node 3" {...form.register("name")} />
      </Field>
      <Scopes
        form={form}
        offered={canAdminister ? keyScopes : keyScopes.filter((scope) => scope !== "admin")}
      />
      <Field label="Ends" error={errors.expiresInDays?.message}>
        <Select options={lifetimes} {...form.register("expiresInDays", { setValueAs: asDays })} />
      </Field>
      <FormProblem message={errors.root?.message} />
      <Button type="submit" variant="primary" className="self-end" isBusy={isSubmitting}>
        Make the key
      </Button>
    </form>
  );
}
