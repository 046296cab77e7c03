import { Button } from "@/components/ui/button";

/** Works without a script: a press posts the link's token. */
export function LinkPanel({ action, token }: { action: string; token: string }) {
  return (
    <>
      <h1 className="mb-2 font-bold text-title">Sign in with this link</h1>
      <p className="mb-5 text-muted">
        It signs you in once, in this browser. Whoever has the address could press the button
        instead of you.
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="primary">
          Sign in
        </Button>
      </form>
    </>
  );
}
