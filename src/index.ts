/** What Fluxion offers to programs. */
export type { Diagnostic, Span } from "./ast/diagnostic.ts";
export { FormulaError, type FormulaErrorDetails } from "./ast/formula-error.ts";
export { type Formula, variableNames } from "./ast/formula.ts";
export type { GivenLimits as Limits } from "./ast/limits.ts";
export {
  check,
  type CheckFormulaOptions,
  type FormReport,
  type FormulaReport,
  type KindReport,
} from "./evidence/check.ts";
export type { Point } from "./codegen/point.ts";
export type { SparseMatrix } from "./codegen/runtime/sparse-matrix.ts";
export {
  type Compiled,
  compile,
  type CompileOptions,
  type Direction,
  type GradientBatch,
  type GradientSum,
  type Hessian,
} from "./compile.ts";
export { diagnose } from "./diagnostics/diagnose.ts";
export { differentiate, type DifferentiateOptions } from "./diff/differentiate.ts";
export { emit, type Emitted, type EmitOptions } from "./emit.ts";
export { derivatives, type DerivativesOptions } from "./kinds/derivatives.ts";
export type { Form } from "./kinds/form.ts";
export type { Kind } from "./kinds/kind.ts";
export type { Derivative } from "./kinds/readable.ts";
export { implicit, type ImplicitOptions } from "./diff/implicit.ts";
export {
  taylor,
  type TaylorOptions,
  taylorPolynomial,
  type TaylorSeries,
} from "./diff/taylor-series.ts";
export { parse } from "./parse.ts";
export type { ParseOptions } from "./parser/parse.ts";
export { print, type PrintOptions } from "./print/formula-text.ts";
export { toLatex } from "./print/latex.ts";
export { type MathJson, toMathJson } from "./print/math-json.ts";
export { toUnicode } from "./print/unicode.ts";
export type { Condition } from "./simplify/ledger.ts";
export { type Simplified, simplify, type SimplifyOptions } from "./simplify/simplify.ts";
export type { Rewrite, StabilityOptions } from "./simplify/stable/rewrite.ts";
export type { Certificate } from "./verify/certificate.ts";
export type { CheckReport } from "./verify/check.ts";
export { Dual } from "./verify/dual.ts";
export { numericGradient } from "./verify/finite-differences.ts";
