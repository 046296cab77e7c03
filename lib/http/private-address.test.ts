import { describe, expect, test } from "vitest";
import { isPrivateAddress, readAllowed } from "./private-address";

describe("isPrivateAddress", () => {
  test.each([
    ...["127.0.0.1", "10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1"],
    ...[
      "0.0.0.0",
      "255.255.255.255",
      "224.0.0.1",
      "::1",
      "::",
      "::ffff:127.0.0.1",
      "::ffff:7f00:1",
    ],
    ...["fd00::1", "fe80::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1"],
    ...["localhost", ""],
  ])("%s is not of the public internet", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])(
    "%s is",
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe("readAllowed", () => {
  test("takes names, addresses and networks", () => {
    const allowed = readAllowed("hooks.internal, 127.0.0.1, 10.1.0.0/16, fd00::/8");
    expect(allowed?.("Hooks.Internal", "192.168.1.1")).toBe(true);
    expect(allowed?.("x", "127.0.0.1")).toBe(true);
    expect(allowed?.("x", "10.1.200.3")).toBe(true);
    expect(allowed?.("x", "fd12::1")).toBe(true);
    expect(allowed?.("x", "10.2.0.1")).toBe(false);
    expect(allowed?.("other.internal", "192.168.1.1")).toBe(false);
  });

  test.each(["10.0.0.0/33", "10.0.0.0/x", "http://x", "a b", "x/8"])("does not take %s", (text) => {
    expect(readAllowed(text)).toBeNull();
  });
});
