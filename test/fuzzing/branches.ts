/** Random conditions and conditionals. */
import type { Chooser, Make } from "./place.ts";
import { within } from "./place.ts";
import { tree } from "./tree.ts";

const SIGNS = ["<", "<=", ">", ">=", "≤", "≥", "!=", "≠", "=="];

export function conditionMaker({ random, pick, chance, share }: Chooser, number: Make): Make {
  const condition: Make = (left, place) => {
    const [a, b, c] = share(left, 3);
    const roll = random();
    if (left > 1 && roll < 0.15)
      return tree(
        "condition",
        "and",
        "(",
        condition(a!, place),
        pick([" and ", " && "]),
        condition(b!, place),
        ")",
      );
    if (left > 1 && roll < 0.3)
      return tree(
        "condition",
        "or",
        "(",
        condition(a!, place),
        pick([" or ", " || "]),
        condition(b!, place),
        ")",
      );
    if (left > 1 && roll < 0.38)
      return tree("condition", "not", pick(["not ", "!"]), "(", condition(left - 1, place), ")");
    if (roll < 0.44 && place.indices.length < 2) {
      const index = pick(["i", "j", "k"]);
      if (place.indices.includes(index)) return condition(left, place);
      const overVector = chance(0.4);
      const inside = within(place, index, overVector);
      const head = overVector ? `any(${index}, 1, length(v), ` : `any(${index}, 1, 3, `;
      const [low, high] = [number(a!, inside), number(b!, place)];
      return tree("condition", "any", head, low, pick([" > ", " < "]), high, ")");
    }
    if (roll < 0.5) {
      const parts = [number(a!, place), number(b!, place), number(c!, place)] as const;
      return tree(
        "condition",
        "chain",
        parts[0],
        pick([" < ", " <= "]),
        parts[1],
        pick([" < ", " <= "]),
        parts[2],
      );
    }
    if (roll < 0.51) return tree("condition", "truth", pick(["true", "false"]));
    return tree(
      "condition",
      "comparison",
      number(a!, place),
      ` ${pick(SIGNS)} `,
      number(b!, place),
    );
  };
  return condition;
}

export function branchMakers({ chance, share }: Chooser, number: Make, condition: Make) {
  const conditional: Make = (left, place) => {
    const [a, b, c] = share(left, 3);
    return tree(
      "number",
      "conditional",
      "(",
      condition(a!, place),
      " ? ",
      number(b!, place),
      " : ",
      number(c!, place),
      ")",
    );
  };
  const piecewise: Make = (left, place) => {
    const cases = chance(0.5) ? 1 : 2;
    const shares = share(left, 2 * cases + 1);
    const parts = shares
      .slice(0, -1)
      .flatMap((each, at) => [at % 2 === 0 ? condition(each, place) : number(each, place), ", "]);
    return tree("number", "piecewise", "piecewise(", ...parts, number(shares.at(-1)!, place), ")");
  };
  return { conditional, piecewise };
}
