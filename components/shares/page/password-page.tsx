import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type PasswordPageProps = { action: string; problem: string | undefined };

/** Asks for the password and tells nothing of what it protects; works without a script. */
export function PasswordPage({ action, problem }: PasswordPageProps) {
  return (
    <main className="mx-auto flex max-w-sm flex-col gap-4 px-4 py-24">
      <h1 className="font-bold text-title">This link has a password</h1>
      <p className="text-muted">Whoever sent you the link can tell you the password.</p>
      <form method="post" action={action} className="flex flex-col gap-3">
        <Field label="Password" error={problem}>
          <Input name="password" type="password" autoComplete="off" required maxLength={200} />
        </Field>
        <Button type="submit" variant="primary" className="self-start">
          Open
        </Button>
      </form>
    </main>
  );
}
