import type { ReactNode } from "react";
import { ErrorPanel } from "@/components/layout/error-panel";
import { AppError } from "@/lib/errors";

/** Members who may not administer see why the list stays closed, not an error of ours. */
export async function orRefusal<T>(
  work: Promise<T>,
  render: (value: T) => ReactNode,
): Promise<ReactNode> {
  try {
    return render(await work);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
    return <ErrorPanel code="forbidden" message={error.message} />;
  }
}
