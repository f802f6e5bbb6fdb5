/** The second derivatives of Rosenbrock's valley that are not always 0: three diagonals, two stored. */
import { VALLEY } from "./rosenbrock.js";

export const cases = [
  {
    name: "sparse Hessian, Rosenbrock 200",
    text: VALLEY,
    wrt: ["x"],
    kind: "sparseHessian",
    count: 4,
    point: (u) => ({ x: Float64Array.from({ length: 200 }, () => 2.5 * u() - 1) }),
    byHand({ x }) {
      const n = x.length;
      const rows = new Int32Array(2 * n - 1);
      const columns = new Int32Array(2 * n - 1);
      const values = new Float64Array(2 * n - 1);
      let here = x[0];
      let carried = 0;
      let k = 0;
      for (let i = 0; i < n - 1; i++) {
        const next = x[i + 1];
        rows[k] = i;
        columns[k] = i;
        values[k++] = carried + 1200 * here * here - 400 * next + 2;
        rows[k] = i + 1;
        columns[k] = i;
        values[k++] = -400 * here;
        carried = 200;
        here = next;
      }
      rows[k] = n - 1;
      columns[k] = n - 1;
      values[k] = carried;
      return { rows, columns, values };
    },
    python: "rosenbrock",
    c: "hessian.c",
  },
];
