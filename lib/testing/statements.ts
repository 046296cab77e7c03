import { tablesWithoutProject } from "./statement-check";

const found = new Map<string, string>();
/** Looked at already: the same statements come thousands of times. */
const heard = new Set<string>();
let own: typeof globalThis.onsetQueryListener;

/** Hears the statements that the code under test sends from now on, beside whoever listens for itself. */
export function hearStatements(): void {
  Object.defineProperty(globalThis, "onsetQueryListener", {
    configurable: true,
    get: () => (statement: string, ms: number) => {
      if (!heard.has(statement)) {
        heard.add(statement);
        const tables = tablesWithoutProject(statement);
        if (tables.length > 0) found.set(statement, tables.join(", "));
      }
      own?.(statement, ms);
    },
    set: (listener: typeof own) => {
      own = listener;
    },
  });
}

/** The statements so far that ask tables of projects without the project's id, each with those tables. */
export function statementsWithoutProject(): string[] {
  return [...found].map(([statement, tables]) => `${tables}: ${statement.slice(0, 1000)}`);
}
