// Lists of people: names alone, or the columns of any spreadsheet.
import { expect, test } from "vitest";
import { newcomers } from "../../src/pages/server/newcomers";

test("a list of nothing but names needs no first line", () => {
  expect(newcomers("Ann Lee\r\n\n  Jürgen Groß \nCleo")).toEqual([
    { name: "Ann Lee" }, { name: "Jürgen Groß" }, { name: "Cleo" },
  ]);
});

test.each([";", ",", "\t"])("columns may be parted by %j and stand in any order", (s) => {
  const list = ["\ufeffrooms", "Name", "role"].join(s) + "\n" + ["7b chess", '"Lee, Ann; A."', "moderator"].join(s);
  expect(newcomers(list)).toEqual([{ name: "Lee, Ann; A.", rooms: ["7b", "chess"], role: "moderator" }]);
});

test("a role that is none is left to the server's default, and quotes in quotes are one", () => {
  expect(newcomers('name;role\n"Al ""Big"" B";king')).toEqual([{ name: 'Al "Big" B' }]);
});
