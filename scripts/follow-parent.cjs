// Preloaded into every process that the start script makes: when it is killed, nothing stays behind.
// Their own children inherit the preload and must be left alone: `next dev` waits on the channel to its worker.
if (process.env.ONSET_PARENT === String(process.ppid)) {
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
}
