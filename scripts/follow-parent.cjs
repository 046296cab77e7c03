// Preloaded into every process that the start script makes: when it is killed, nothing stays behind.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
