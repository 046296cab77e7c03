import { BlockList, isIP } from "node:net";

/** Addresses that are not of the public internet: this machine, its networks, clouds' metadata, multicast. */
const subnets: readonly [string, number, "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["::", 96, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["64:ff9b:1::", 48, "ipv6"],
  ["100::", 64, "ipv6"],
  ["2001::", 23, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 9, "ipv6"],
  ["ff00::", 8, "ipv6"],
];
const blocked = new BlockList();
for (const [network, prefix, family] of subnets) blocked.addSubnet(network, prefix, family);

/** Whether an IP address leads into a network of one's own. An IPv4 address in IPv6's clothes counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return blocked.check(address, family === 4 ? "ipv4" : "ipv6");
}

/**
 * Reads the operator's list of exceptions: names of hosts, addresses and networks ("10.1.0.0/16"), with commas
 * between. Null: a part of it is none of these.
 */
export function readAllowed(text: string): ((host: string, address: string) => boolean) | null {
  const names = new Set<string>();
  const networks = new BlockList();
  for (const part of text.split(",").map((each) => each.trim().toLowerCase())) {
    if (part === "") continue;
    const [network = "", prefix] = part.split("/");
    const family = isIP(network);
    const type = family === 4 ? "ipv4" : "ipv6";
    if (family === 0) {
      if (prefix !== undefined || !/^[a-z0-9.-]+$/.test(part)) return null;
      names.add(part);
    } else if (prefix === undefined) {
      networks.addAddress(network, type);
    } else {
      if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128)) return null;
      networks.addSubnet(network, Number(prefix), type);
    }
  }
  return (host, address) =>
    names.has(host.toLowerCase()) || networks.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}
