/**
 * All that emitted JavaScript may consist of, as data. `docs/security.md` has the same tables, and
 * a test holds the two together. What is in none of them is refused.
 */

/** Statements and declarations, by their names in ESTree. */
export const STATEMENTS = [
  "Program",
  "ExportNamedDeclaration",
  "FunctionDeclaration",
  "VariableDeclaration",
  "VariableDeclarator",
  "BlockStatement",
  "ExpressionStatement",
  "ForStatement",
  "IfStatement",
  "ReturnStatement",
  "TryStatement",
] as const;

/** Expressions, and the pattern that takes a point apart. */
export const EXPRESSIONS = [
  "ArrayExpression",
  "ArrowFunctionExpression",
  "AssignmentExpression",
  "BinaryExpression",
  "CallExpression",
  "ConditionalExpression",
  "Identifier",
  "Literal",
  "LogicalExpression",
  "MemberExpression",
  "NewExpression",
  "ObjectExpression",
  "ObjectPattern",
  "Property",
  "UnaryExpression",
  "UpdateExpression",
] as const;

/** `new`, `in`, `typeof`, `delete` and `void` are words, and none of them is here. */
export const OPERATORS = "+ - * / < <= > >= === !== ! && || = += -= *= ++ --".split(
  " ",
) as readonly string[];

/** The globals that may be named; none alone, but with these members or as a function. */
export const GLOBALS: Readonly<Record<string, readonly string[]>> = {
  Math: (
    "abs acos acosh asin asinh atan atan2 atanh cbrt ceil cos cosh exp expm1 floor log log10 " +
    "log1p log2 max min pow sign sin sinh sqrt tan tanh E LN10 LN2 PI"
  ).split(" "),
  Array: ["from"],
  Float64Array: ["of"],
  Int32Array: ["from"],
};

/** Globals that are values or are called as they are. */
export const BARE_GLOBALS = ["Infinity", "NaN", "undefined", "Number"] as const;

/**
 * What code made in process has besides, to read numbers of plain objects quickly: whether `at` is
 * one, and whether a number could be inherited.
 */
export const IN_PROCESS = {
  operators: ["typeof"],
  globals: { Object: ["getPrototypeOf", "prototype"] },
} as const;

/** What `new` may make. */
export const CONSTRUCTORS = ["Float64Array", "Array"] as const;

/** Methods of vectors that may be called. */
export const METHODS = ["fill", "push", "set", "slice"] as const;

/** What may be read of any value. */
export const MEMBERS = ["length"] as const;

/** Parameters whose members have the names of the formula; only `out` and `result` are written to. */
export const GIVEN = ["at", "direction", "cotangent", "out", "result"] as const;
export const WRITTEN = ["out", "result"] as const;
