import Link from "next/link";
import { type ComponentProps, useState } from "react";
import { paths } from "@/lib/paths";

type RunLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { project: string; run: string };

/** Fetched ahead only when pointed at: a list that is scrolled through would fetch a thousand pages. */
export function RunLink({ project, run, ...rest }: RunLinkProps) {
  const [isNear, setIsNear] = useState(false);
  const near = () => setIsNear(true);
  return (
    <Link
      href={paths.run(project, run)}
      prefetch={isNear ? null : false}
      onPointerEnter={near}
      {...rest}
    />
  );
}
