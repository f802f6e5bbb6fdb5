/** A folder of its own for each test of a file. */
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";

export interface OwnFolder {
  /** The path of the folder of the test that runs. */
  folder(): string;
  /** The path of a file in it. */
  inFolder(name: string): string;
  /** The names in it, sorted. */
  written(): Promise<string[]>;
}

/** Makes the folders as the tests of the calling file run, and removes them after the last. */
export function ownFolder(): OwnFolder {
  let root: string;
  let folder: string;
  let count = 0;
  beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), "fluxion-"))));
  beforeEach(async () => void (await mkdir((folder = join(root, String(++count))))));
  afterAll(() => rm(root, { recursive: true }));
  return {
    folder: () => folder,
    inFolder: (name) => join(folder, name),
    written: async () => (await readdir(folder)).sort(),
  };
}
