import { expect, test } from "vitest";
import { peopleSentence } from "./people-sentence";

test("says how many are there and how many are asked", () => {
  expect(peopleSentence(5, 2)).toBe("Five people, two invitations open.");
  expect(peopleSentence(1, 0)).toBe("One person.");
  expect(peopleSentence(23, 1)).toBe("23 people, one invitation open.");
});
