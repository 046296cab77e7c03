/** Runs in the page before React does, so it may use nothing from outside. */
export function repeatEarlyClicks(): void {
  const isKnown = (button: Element) => Object.keys(button).some((key) => key.startsWith("__react"));
  const pressOnce = (button: HTMLElement, triesLeft: number) => {
    if (!button.isConnected || triesLeft === 0) return;
    const next = () => (isKnown(button) ? button.click() : pressOnce(button, triesLeft - 1));
    setTimeout(next, 50);
  };
  window.addEventListener("click", ({ target }) => {
    // Links, fields and forms work by themselves. What React knows by now, it has pressed: it listens further inside.
    const button = target instanceof Element && target.closest("button[type=button]");
    if (button instanceof HTMLElement && !isKnown(button)) pressOnce(button, 200);
  });
}

/** A button that is pressed before React listens to it does what it does as soon as React does. */
export function EarlyClicks({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      // A browser hides the nonce from scripts, React's too.
      suppressHydrationWarning
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own function
      dangerouslySetInnerHTML={{ __html: `(${repeatEarlyClicks.toString()})()` }}
    />
  );
}
