/** One page for every link that does not open: which of the reasons it was is nobody's to know. */
export function DeadLink() {
  return (
    <main className="mx-auto flex max-w-sm flex-col gap-3 px-4 py-24">
      <h1 className="font-bold text-title">This link does not open</h1>
      <p className="text-muted">
        The address is incomplete, or the link has ended. Whoever sent it can make a new one.
      </p>
    </main>
  );
}
