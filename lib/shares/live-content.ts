import "server-only";
import { readDataVersion } from "./queries";

/** Enough for every link that many people look at; the one kept longest goes first. */
const keptLinks = 200;

type Kept<Shown> = { version: string; shown: Promise<Shown> };

/**
 * What live links show, kept as long as nothing of their project changes: two hundred guests of one link
 * cost one computation. The version is read at every visit, before the data, so a change is seen by the
 * next visit.
 */
export class LiveContent<Shown> {
  private readonly kept = new Map<string, Kept<Shown>>();

  async read(
    link: { id: string; projectId: string },
    compute: () => Promise<Shown>,
  ): Promise<Shown> {
    const version = await readDataVersion(link.projectId);
    const known = this.kept.get(link.id);
    if (known?.version === version) return known.shown;
    const fresh: Kept<Shown> = { version, shown: compute() };
    this.keep(link.id, fresh);
    fresh.shown.catch(() => {
      if (this.kept.get(link.id) === fresh) this.kept.delete(link.id);
    });
    return fresh.shown;
  }

  private keep(id: string, fresh: Kept<Shown>): void {
    this.kept.delete(id);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= keptLinks && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(id, fresh);
  }
}
