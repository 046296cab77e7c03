import { BlockList, isIP } from "node:net";

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An address as it is compared: without a zone or a port, and IPv4 that came through an IPv6 socket as IPv4. */
function plain(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const address = mapped.exec(bare)?.[1] ?? bare;
  return isIP(address) === 0 ? null : address.toLowerCase();
}

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Addresses and networks, as "10.0.0.0/8, 192.0.2.7, ::1" names them; null where one of them is neither. */
export function readNetworks(text: string): BlockList | null {
  const list = new BlockList();
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const [given = "", bits] = part.split("/");
    const address = plain(given);
    if (address === null) return null;
    const family = familyOf(address);
    const most = family === "ipv6" ? 128 : 32;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
      list.addSubnet(address, Number(bits), family);
    else return null;
  }
  return list;
}

/**
 * Who sends a request: the peer, unless it is a proxy that is trusted; then whoever that proxy, or the last of several
 * trusted ones, says it forwards for. Anybody may write X-Forwarded-For, so what stands left of that is not believed.
 */
export function clientOf(peer: string, forwarded: string | undefined, trusted: BlockList): string {
  let client = plain(peer) ?? peer;
  for (const hop of (forwarded ?? "").split(",").reverse()) {
    if (isIP(client) === 0 || !trusted.check(client, familyOf(client))) break;
    const before = plain(hop);
    if (before === null) break;
    client = before;
  }
  return client;
}

/** What limits count an address as: of IPv6 the network, since one customer has 2^64 addresses. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const gap = address.includes("::") ? 8 - left.length - right.length : 0;
  const groups = [...left, ...Array.from({ length: gap }, () => "0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
