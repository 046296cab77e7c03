import { alertOperations } from "./alert-operations";
import { analysisOperations } from "./analysis-operations";
import { auditOperations } from "./audit-operations";
import { bundleOperations } from "./bundle-operations";
import { historyOperations } from "./history-operations";
import { mappingOperations } from "./mapping-operations";
import type { Operation } from "./operation";
import { peopleOperations } from "./people-operations";
import { administrationOperations, projectOperations } from "./project-operations";
import { reportOperations } from "./report-operations";
import { runListOperations } from "./run-list-operations";
import { runOperations } from "./run-operations";
import { shareOperations } from "./share-operations";

/** Every call of the HTTP contract. `document.test.ts` holds this list to the route files, both ways. */
export const operations: readonly Operation[] = [
  ...projectOperations,
  ...runListOperations,
  ...runOperations,
  ...bundleOperations,
  ...historyOperations,
  ...mappingOperations,
  ...analysisOperations,
  ...shareOperations,
  ...reportOperations,
  ...peopleOperations,
  ...alertOperations,
  ...administrationOperations,
  ...auditOperations,
];
