import zlib from "node:zlib";
import { expect, test } from "vitest";
import { crc32, crc32c, maskedCrc32c } from "./crc32";

const ascii = (text: string) => new TextEncoder().encode(text);

// RFC 3720, appendix B.4, and the check value that catalogues of CRCs give for "123456789".
test.each([
  ["123456789", ascii("123456789"), 0xe3069283],
  ["32 bytes of zeros", new Uint8Array(32), 0x8a9136aa],
  ["32 bytes of ones", new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ["32 bytes that rise", Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ["nothing", new Uint8Array(), 0],
])("crc32c of %s", (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test("is masked as TFRecord files keep it", () => {
  const crc = 0xe3069283n;
  const turned = ((crc >> 15n) | (crc << 17n)) & 0xffffffffn;
  expect(maskedCrc32c(ascii("123456789"))).toBe(Number((turned + 0xa282ead8n) & 0xffffffffn));
});

// The check value of CRC-32 in the same catalogues, and zlib itself.
test("crc32 is zlib's, over parts as over the whole", () => {
  expect(crc32(ascii("123456789"))).toBe(0xcbf43926);
  expect(crc32(ascii("1234"), ascii("56789"))).toBe(zlib.crc32("123456789"));
});
