import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(() =>
  withDatabase({ migrated: true }, async () => {
    const { createSignInLink } = await import("@/lib/members/sign-in-link");
    console.log(await createSignInLink());
  }),
);
