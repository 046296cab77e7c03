import { type AddressInfo, createServer } from "node:net";

/** A port of loopback that nobody else is given until it is released. */
export function reservePort(): Promise<{ port: number; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      const release = () => new Promise<void>((done) => probe.close(() => done()));
      resolve({ port, release });
    });
  });
}

/** A port of loopback that nothing listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const { port, release } = await reservePort();
  await release();
  return port;
}
