/** Emitted code parses to the allowed syntax only, and the check of that sees what is not. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { emit } from "../../src/emit.ts";
import { made } from "../support/emitted/made.ts";
import { violations, violationsOfBody } from "../support/emitted/syntax.ts";

const golden = fileURLToPath(new URL("../golden/", import.meta.url));

test.each(readdirSync(golden).filter((name) => name.endsWith(".js")))("%s", (name) => {
  expect(violations(readFileSync(golden + name, "utf8"))).toEqual([]);
});

const { code } = emit("(d/v - t)^2 + x[2] + erf(v)", { checked: true, points: 1 });

/** The module with something else in the place of its first sum. */
const withText = (text: string): string => code.replace("d / v - t", () => text);

/** Each would be foreign to emitted code, most the way out of it in a published attack. */
const FOREIGN: readonly [text: string, reason: RegExp][] = [
  ["eval(d)", /eval/],
  ["Function(d)()", /a call/],
  ["new Function(d)()", /new/],
  ["globalThis", /globalThis is declared nowhere/],
  ["process.exit()", /process is declared nowhere/],
  ["import(d)", /ImportExpression/],
  ["import.meta.url", /MetaProperty/],
  ["this", /ThisExpression/],
  ["at.constructor.constructor(d)()", /a call/],
  ["at.d()", /a call of a method/],
  ["d.constructor", /the member constructor/],
  ["Math.sin.constructor", /the member constructor/],
  ["Math.random()", /random of Math/],
  ["Math.constructor", /constructor of Math/],
  ["Array.prototype", /prototype of Array/],
  ['x["constructor"]', /a computed key/],
  ['x[["constructor"]]', /a computed key/],
  ['x["con" + "structor"]', /a text among numbers/],
  ["x[`constructor`]", /TemplateLiteral/],
  ["x[() => 0]", /a computed key/],
  ["d``", /TaggedTemplate/],
  ["(0, d)", /SequenceExpression/],
  ["(() => 0)()", /a function/],
  ["(function () {})()", /FunctionExpression/],
  ["(class {})", /ClassExpression/],
  ["/d/", /no number/],
  ["1n", /no number/],
  ['"text"', /a text among numbers/],
  ["typeof d", /the operator typeof/],
  ["delete at.d", /the operator delete/],
  ["(d in at)", /the operator in/],
  ["(d ?? v)", /the operator \?\?/],
  ["at?.d", /ChainExpression/],
  ["[...x]", /SpreadElement/],
  ["({ __proto__: d })", /a prototype is set/],
  ["({ [d]: v })", /a computed key/],
  ["({ get d() { return 1; } })", /a method/],
  ["(at.d = 1)", /at is written/],
  ["(Math.sin = 1)", /Math is written/],
  ["(x.length = 1)", /a member is written/],
  ["hidden", /hidden is declared nowhere/],
];

describe("the check of the syntax", () => {
  it("finds nothing in a module as it is", () => {
    expect(code).toContain("d / v - t");
    expect(violations(code)).toEqual([]);
  });

  it.each(FOREIGN)("sees %s", (text, reason) => {
    expect(violations(withText(text)).join("\n")).toMatch(reason);
  });

  it.each([
    ["import x from 'y';\n", /ImportDeclaration/],
    ["export default 1;\n", /ExportDefault/],
    ["export * from 'y';\n", /ExportAll/],
    ["export { value as then };\n", /an export is of what it declares/],
    ["var x = 1;\n", /var/],
    ["label: for (;;) {}\n", /LabeledStatement/],
    ["while (true) {}\n", /WhileStatement/],
    ["debugger;\n", /DebuggerStatement/],
    ["throw 1;\n", /ThrowStatement/],
    ["async function f() {}\n", /not plain/],
    ["function* f() {}\n", /not plain/],
  ])("sees the statement %s", (text, reason) => {
    expect(violations(text + code).join("\n")).toMatch(reason);
  });

  it("sees a changed function among those that modules carry", () => {
    const changed = code.replace("throw new TypeError", "throw eval");
    expect(violations(changed)).not.toEqual([]);
  });

  it("is told of code made in process", () => {
    const [one, ...others] = made(() => void new Function("d", "return d.constructor;")); // oxlint-disable-line eslint/no-new-func
    expect(others).toEqual([]);
    expect(violationsOfBody(one!.body, one!.parameters).join("\n")).toMatch(/the member/);
  });
});
