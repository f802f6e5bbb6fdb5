/** Certificates of formulas with very many nodes: fewer points, and one direction through all partials. */
import { describe, expect, it } from "vitest";
import { headerLines } from "../../src/codegen/text/header.ts";
import { subject } from "../../src/evidence/subject.ts";
import { parse } from "../../src/parse.ts";
import { certify } from "../../src/verify/certificate.ts";

const formula = (count: number, terms = 27_000) =>
  parse(
    Array.from({ length: terms }, (_, i) => `${i + 1}*x${i % count}*x${(7 * i) % count}`).join("+"),
  );

describe("a formula of more than a hundred thousand nodes", () => {
  const right = subject(formula(30));

  it("agrees along a direction", () => {
    const certificate = certify(right);
    expect(certificate).toMatchObject({
      verdict: "agrees",
      points: { inside: 1 },
      selection: { chosen: 0, of: 30 },
      compared: ["a direction through all"],
    });
    const lines = headerLines({
      ...certificate,
      formula: "",
      derivatives: [],
      conditions: [],
      hasGradient: true,
      rewrites: [],
      further: [],
    });
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^Checked at 1 point .*, along one direction through all 30 partials:$/,
      ),
    );
  });

  it("disagrees where any partial is wrong", () => {
    const gradient: typeof right.gradient = (at) => {
      const own = right.gradient(at);
      return { ...own, x17: (own["x17"] as number) * (1 + 1e-6) };
    };
    expect(certify({ ...right, gradient }).verdict).toBe("disagrees");
  });

  it("of one variable is compared by that", () => {
    const certificate = certify(subject(formula(1)));
    expect(certificate).toMatchObject({ verdict: "agrees", selection: null, compared: ["x0"] });
  });
});
