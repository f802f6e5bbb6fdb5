/** What rewrites see of nodes in normal form: their views, and the constructors that keep them. */
import type { Builder } from "../ast/builder.ts";
import type { Graph } from "../ast/graph.ts";
import type { Constant, Node } from "../ast/node.ts";
import type { Rational } from "../ast/rational.ts";
import type { Ledger } from "./ledger.ts";
import type { Product, ProductCollector } from "./product.ts";
import type { Terms } from "./terms.ts";

/** For people, or for machines. */
export type Purpose = "reading" | "speed";

export interface Forms {
  readonly graph: Graph;
  readonly ledger: Ledger;
  /** Constructors of nodes in normal form. */
  readonly builder: Builder;
  /** What rewrites make less: how long a node reads, or what it takes to compute. */
  measure(node: Node): number;
  /** How many rewrites are being tried inside one another. */
  depth: number;
  /** Rewrites that may still be tried: beyond them only the normal form itself is made. */
  budget: number;
  productOf(node: Node): Product;
  termsOf(node: Node): Terms | undefined;
  productsIn(terms: Terms): Product[];
  collector(): ProductCollector;
  multiplyBy(collector: ProductCollector, node: Node, exponent: Constant, whole: boolean): void;
  addProduct(terms: Terms, product: Product): void;
  timesConstant(factor: Rational, node: Node): Node;
  power(base: Node, exponent: Node): Node;
  /** The product or the sum in the shortest of the forms that are looked at, or as it is. */
  write(product: Product): Node;
  writeFactors(product: Product): Node;
  writeSum(terms: Terms): Node;
  writeTerms(terms: Terms): Node;
}
