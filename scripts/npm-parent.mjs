const intervalMs = 500;

/**
 * npm passes a signal to the shell it made, and the shell dies without passing it on: then this
 * process has another parent. Only under npm: a process started by hand may outlive its terminal.
 * @param {() => void} onGone
 */
export function watchNpmParent(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
}
