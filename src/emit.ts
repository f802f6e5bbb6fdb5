/**
 * Modules: the functions of a formula as text, with the evidence that they are right, and the
 * formula's derivatives in readable form.
 */
import { FormulaError } from "./ast/formula-error.ts";
import type { Formula } from "./ast/formula.ts";
import { isVector, type Variable } from "./ast/node.ts";
import type { EvaluateBy } from "./codegen/evaluate/evaluators.ts";
import { headerLines } from "./codegen/text/header.ts";
import { emitModule, type TargetName, TARGETS } from "./codegen/text/module.ts";
import type { Plan } from "./codegen/plan.ts";
import { Reading } from "./diff/reading-form.ts";
import { variablesByName } from "./diff/wrt.ts";
import { requireC } from "./evidence/c-has.ts";
import { requireCodeThatRuns } from "./evidence/code-runs.ts";
import { formSubjects } from "./evidence/forms.ts";
import { kindSubject } from "./evidence/kinds.ts";
import { subjectIn, subjectOf } from "./evidence/subject.ts";
import { independent } from "./kinds/functions.ts";
import { type Kind, type KindOptions, TITLES } from "./kinds/kind.ts";
import { type Asked, kindsFor, planKinds } from "./kinds/planned.ts";
import { type Derivative, readableOf } from "./kinds/readable.ts";
import { parse } from "./parse.ts";
import { derivativeLabel } from "./print/derivative-label.ts";
import { formulaText, print, printedLength } from "./print/formula-text.ts";
import { restricted } from "./simplify/assumptions.ts";
import type { Condition } from "./simplify/ledger.ts";
import type { Rewrite } from "./simplify/stable/rewrite.ts";
import { type Certificate, certify, type Subject } from "./verify/certificate.ts";

export interface EmitOptions extends Asked {
  /** The variables to differentiate by; all unless given. */
  readonly wrt?: readonly string[];
  /** What holds of the variables, such as `"x > 0"`; it shortens the readable derivatives. */
  readonly assume?: readonly string[];
  /** `"js"` (unless given), `"ts"` or `"c"`. */
  readonly target?: TargetName;
  /** What every name of a module in C begins with: `formula` unless given. */
  readonly prefix?: string;
  /** Whether the module's functions check that every variable is there and is a number. */
  readonly checked?: boolean;
  /** `"interpret"` checks programs only and runs no code, as `compile` has it; else code runs where it may. */
  readonly evaluate?: EvaluateBy;
  /** Sample points for the certificate: 20 unless given. */
  readonly points?: number;
}

/** A module with all that is known of it. */
export interface Emitted {
  readonly code: string;
  /** The file to put beside the module: declarations of TypeScript, or a header of C. */
  readonly declarations: string;
  /** The formula's text. */
  readonly formula: string;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  readonly kinds: readonly Kind[];
  /** The derivatives in readable form: by each variable in the order of `wrt`, or as the kinds have it. */
  readonly derivatives: readonly Derivative[];
  /** Where the readable derivatives are known to hold, besides where the formula has them. */
  readonly conditions: readonly Condition[];
  /** What is computed in another form than it is written in, since that keeps more digits. */
  readonly rewrites: readonly Rewrite[];
  /** The evidence for the value and the gradient. */
  readonly certificate: Certificate;
  /** The evidence for each other kind. */
  readonly further: readonly { readonly kind: Kind; readonly certificate: Certificate }[];
  /** The evidence for the functions of each further form, with what they are called. */
  readonly forms: readonly { readonly title: string; readonly certificate: Certificate }[];
}

/**
 * Emits a formula with its derivatives as a module, and checks the code against dual numbers and
 * finite differences. The caller decides what a certificate that disagrees means.
 * @throws FormulaError as `compile` does, and where a kind is not one of the formula
 */
export function emit(formula: string | Formula, options: EmitOptions = {}): Emitted {
  const { limits = {} } = options;
  const parsed = typeof formula === "string" ? parse(formula, { limits }) : formula;
  return parsed.graph.budget.within(limits, () => emitted(parsed, options));
}

function emitted(parsed: Formula, options: EmitOptions): Emitted {
  const text = parsed.text?.trim() ?? print(parsed);
  const whole = { ...parsed, text };
  const wrt = independent(variablesByName(whole, options.wrt), options);
  const names = wrt.map(({ name }) => name);
  const kinds = kindsFor(whole, options);
  const { target = "js", checked = false, prefix = "formula", points } = options;
  requireTarget(target);
  const planned = planKinds(whole, wrt, kinds, options);
  if (target === "c") requireC(planned, { kinds, checked, prefix });
  const reading = new Reading(options.assume);
  const derivatives = kinds.flatMap((kind) => readable(whole, wrt, kind, options, reading));
  const { conditions } = reading;
  const certificate = certify(subjectIn(planned), points === undefined ? {} : { points });
  const isRun = options.evaluate !== "interpret" && certificate.cost.valueAndGradient <= MOST_RUN;
  if (isRun) requireCodeThatRuns(planned);
  // What is asked for in two forms is told once.
  const shown = new Map(derivatives.map((one) => [derivativeLabel(one), one]));
  const further = furtherCertificates(planned, wrt, kinds, options);
  const forms = formSubjects(planned, wrt, kinds, options).map(({ title, subject }) => ({
    title,
    certificate: certify(subject, points === undefined ? {} : { points }),
  }));
  const header = headerLines({
    ...certificate,
    formula: text,
    derivatives: [...shown].map(([label, one]) => [label, shownText(one)]),
    conditions: [...reading.assume, ...conditions.map((condition) => condition.text)],
    rewrites: rewritesIn(planned),
    hasGradient: whole.root.kind !== "list" && names.length > 0,
    further: [
      ...further.map(({ kind, certificate }) => ({ ...certificate, title: TITLES[kind] })),
      ...forms.map(({ title, certificate }) => ({ ...certificate, title })),
    ],
  });
  return {
    ...emitModule(planned, { target, checked, prefix, header }),
    formula: text,
    variables: planned.variables,
    wrt: names,
    kinds,
    derivatives,
    conditions,
    rewrites: rewritesIn(planned),
    certificate,
    further,
    forms,
  };
}

function requireTarget(target: string): asserts target is TargetName {
  if ((TARGETS as readonly string[]).includes(target)) return;
  const message = `there is no target ${JSON.stringify(target)}; there are ${TARGETS.join(", ")}`;
  throw new FormulaError({ code: "unknown-target", message });
}

/** What is rewritten in the functions of a module, all of which are planned for that. */
function rewritesIn(planned: Plan): readonly Rewrite[] {
  for (const name of planned.names) planned.planned(name);
  return planned.computed.rewrites;
}

/** Code that takes more operations is not run as code too, since making it takes seconds. */
const MOST_RUN = 20_000;

/** The certificates of all kinds but the gradient. */
function furtherCertificates(
  planned: Plan,
  wrt: readonly Variable[],
  kinds: readonly Kind[],
  options: EmitOptions,
): { kind: Kind; certificate: Certificate }[] {
  return kinds.flatMap((kind) => {
    const tested = kindSubject(planned, wrt, kind, options);
    if (tested === undefined) return [];
    const { points } = options;
    return [{ kind, certificate: certify(tested, points === undefined ? {} : { points }) }];
  });
}

/** Points at which the readable derivatives are checked before they are shown. */
const READABLE_POINTS = 5;

/** Where formula and derivatives are longer than this, there is no readable form. */
const LONGEST_READABLE = 100_000;

/** The derivatives in readable form where that agrees with the witnesses, else as computed. */
function readable(
  formula: Formula,
  wrt: readonly Variable[],
  kind: Kind,
  options: KindOptions,
  reading: Reading,
): Derivative[] {
  const computed = readableOf(formula, wrt, kind, "speed", options);
  const isShort = ({ root }: Formula): boolean =>
    printedLength(root, LONGEST_READABLE + 1) <= LONGEST_READABLE;
  if (!isShort(formula) && !computed.some(isShort)) return computed;
  const nice = readableOf(formula, wrt, kind, "reading", options, reading);
  const roots = nice.map(({ root }) => root);
  if (roots.length === 0) return nice;
  if (kind !== "gradient" && [...roots, ...computed.map(({ root }) => root)].some(isVector))
    return nice;
  // Points that an assumption excludes are no evidence against what it shortened.
  const where = (part: Formula): Formula =>
    reading.assume.length === 0 ? part : restricted(part, reading.assume);
  const names = wrt.map(({ name }) => name);
  const tested =
    kind === "gradient"
      ? subjectOf(where(formula), names, () => roots)
      : sameValues(computed.map(where), nice);
  const { verdict } = certify(tested, { points: READABLE_POINTS });
  return verdict === "disagrees" ? computed : nice;
}

/** Formulas as one with several results, whose values are said to be those of others. */
function sameValues(formulas: readonly Formula[], others: readonly Formula[]): Subject {
  const { graph } = formulas[0]!;
  const list = (of: readonly Formula[]): Formula => {
    return { graph, root: graph.list(of.map(({ root }) => root)) };
  };
  const { value } = subjectOf(list(others), [], () => []);
  return { ...subjectOf(list(formulas), [], () => []), value };
}

/** Characters of a derivative that a head comment can have any use for. */
const LONGEST_SHOWN = 10_000;

function shownText({ root }: Formula): string {
  const length = printedLength(root, LONGEST_SHOWN + 1);
  return length <= LONGEST_SHOWN ? formulaText(root) : "too long to be written out here";
}
