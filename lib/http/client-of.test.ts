import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientOf, networkOf, readNetworks } from "./client-of";

function client(peer: string, forwarded: string | undefined, proxies = "") {
  const trusted = readNetworks(proxies);
  if (trusted === null) throw new Error(proxies);
  return clientOf(peer, forwarded, trusted);
}

describe("without trusted proxies", () => {
  test("a forwarded address counts for nothing, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (header) => {
        expect(client("203.0.113.9", header)).toBe("203.0.113.9");
      }),
    );
  });

  test("IPv4 through an IPv6 socket is IPv4", () => {
    expect(client("::ffff:203.0.113.9", undefined)).toBe("203.0.113.9");
  });
});

describe("behind a trusted proxy", () => {
  test.each([
    ["10.0.0.2", "198.51.100.4", "198.51.100.4"],
    ["10.0.0.2", "1.2.3.4, 198.51.100.4", "198.51.100.4"],
    ["10.0.0.2", "1.2.3.4, 198.51.100.4, 10.0.0.3", "198.51.100.4"],
    ["10.0.0.2", "198.51.100.4:5511", "198.51.100.4"],
    ["10.0.0.2", "[2001:DB8::1]:443", "2001:db8::1"],
    ["10.0.0.2", undefined, "10.0.0.2"],
    ["10.0.0.2", "nonsense", "10.0.0.2"],
    ["10.0.0.2", "198.51.100.4, nonsense", "10.0.0.2"],
    ["203.0.113.9", "198.51.100.4", "203.0.113.9"],
  ])("%s with %s is %s", (peer, forwarded, expected) => {
    expect(client(peer, forwarded, "10.0.0.0/8")).toBe(expected);
  });
});

test.each(["10.0.0.0/33", "proxy.example", "10.0.0.0/", "1.2.3"])(
  "%s is no list of networks",
  (text) => expect(readNetworks(text)).toBeNull(),
);

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8::5", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is counted as %s", (address, network) => expect(networkOf(address)).toBe(network));
