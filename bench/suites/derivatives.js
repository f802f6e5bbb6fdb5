/**
 * From text to simplified derivatives, beside other tools: the time, how many times Fluxion's that
 * is, and the size of the result in nodes. Each tool has a process of its own for each family.
 */
import { families } from "../derivative-cases.js";
import { ask, isHere } from "../derivers/ask.js";
import { row, table, time, times } from "../tables.js";

const PEERS = ["math.js", "nerdamer", "algebrite", "Compute Engine", "SymPy", "SymEngine"];

const sized = (size) => size.toLocaleString("en");

function cell(answer, base) {
  if (answer === undefined) return "";
  if (answer.late) return "too late";
  if (answer.died) return "died";
  if (answer.refused !== undefined) return "refused";
  return `${time(answer.ns)} (${times(answer.ns / base.ns)}), ${sized(answer.size)}`;
}

export async function derivatives() {
  const here = [];
  for (const peer of PEERS) {
    if (await isHere(peer)) here.push(peer);
    else process.stderr.write(`${peer} is not here\n`);
  }
  for (const [family, cases] of Object.entries(families)) {
    table(`Derivatives: ${family}`, "case", "Fluxion", ...here);
    const ours = await ask("Fluxion", cases);
    const theirs = [];
    for (const peer of here) theirs.push(await ask(peer, cases));
    cases.forEach(({ name }, index) => {
      const base = ours[index];
      if (base?.ns === undefined) return row(name, cell(base), ...here.map(() => ""));
      const own = `${time(base.ns)}, ${sized(base.size)}`;
      row(name, own, ...theirs.map((answers) => cell(answers[index], base)));
    });
  }
}
