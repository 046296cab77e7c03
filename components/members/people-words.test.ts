import { expect, test } from "vitest";
import { peopleWords } from "./people-words";

test("says how many are there and how many are asked", () => {
  expect(peopleWords(5, 2)).toBe("Five people, two invitations open.");
  expect(peopleWords(1, 0)).toBe("One person.");
  expect(peopleWords(23, 1)).toBe("23 people, one invitation open.");
});
