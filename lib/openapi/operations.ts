import { analysisOperations } from "./analysis-operations";
import type { Operation } from "./operation";
import { administrationOperations, projectOperations } from "./project-operations";
import { runOperations } from "./run-operations";
import { shareOperations } from "./share-operations";

/** Every call of the HTTP contract. `document.test.ts` holds this list to the route files, both ways. */
export const operations: readonly Operation[] = [
  ...projectOperations,
  ...runOperations,
  ...analysisOperations,
  ...shareOperations,
  ...administrationOperations,
];
