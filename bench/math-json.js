/** Formulas as math.js reads them, in the notation of Compute Engine. */

const OPERATORS = {
  add: "Add",
  subtract: "Subtract",
  multiply: "Multiply",
  divide: "Divide",
  pow: "Power",
  unaryMinus: "Negate",
};

const FUNCTIONS = {
  asin: "Arcsin",
  cos: "Cos",
  erf: "Erf",
  exp: "Exp",
  log: "Ln",
  sin: "Sin",
  sqrt: "Sqrt",
  tan: "Tan",
};

/** The tree in MathJSON; by way of LaTeX, `b1` would be `b` times 1. */
export function mathJson(node) {
  const operands = () => node.args.map(mathJson);
  switch (node.type) {
    case "ConstantNode":
      return node.value;
    case "SymbolNode":
      return node.name;
    case "ParenthesisNode":
      return mathJson(node.content);
    case "OperatorNode":
      return [OPERATORS[node.fn], ...operands()];
    case "FunctionNode":
      return [FUNCTIONS[node.fn.name], ...operands()];
    default:
      throw new Error(`no MathJSON for ${node.type}`);
  }
}
