/**
 * Writing files whole or not at all: each goes to a new file beside the target, and when all are
 * there they are renamed into place. Only plain files are replaced: renaming over a device or a
 * link would destroy it.
 */
import { promises as disk } from "node:fs";
import { basename, dirname, join } from "node:path";
import { FileFailure } from "./mistakes.ts";
import { reasonOf } from "./source-formula.ts";

/**
 * Writes texts by path, none if one cannot be written.
 * @throws FileFailure
 */
export async function writeFiles(files: ReadonlyMap<string, string>): Promise<void> {
  const targets = await Promise.all([...files].map(([path, text]) => prepare(path, text)));
  try {
    for (const target of targets) await write(target);
    for (const { path, temporary, target } of targets)
      await disk.rename(temporary, target).catch((error) => refuse(path, reasonOf(error)));
  } finally {
    await Promise.all(targets.map(({ temporary }) => disk.rm(temporary, { force: true })));
  }
}

/**
 * A folder is refused before anything is worked out.
 * @throws FileFailure
 */
export async function refuseFolder(path: string): Promise<void> {
  const known = await disk.stat(path).catch(() => undefined);
  if (known?.isDirectory() === true) refuse(path, "it is a folder");
}

interface Target {
  /** As the user named it. */
  readonly path: string;
  readonly text: string;
  /** Behind any links. */
  readonly target: string;
  readonly temporary: string;
  /** Permissions of the file that is replaced. */
  readonly mode: number | undefined;
}

async function prepare(path: string, text: string): Promise<Target> {
  await refuseFolder(path);
  const known = await disk.stat(path).catch(() => undefined);
  if (known !== undefined && !known.isFile()) refuse(path, "it is no plain file");
  if (known !== undefined && (known.mode & 0o222) === 0) refuse(path, "it is read-only");
  const target = known === undefined ? path : await disk.realpath(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  return { path, text, target, temporary, mode: known?.mode };
}

async function write({ path, text, temporary, mode }: Target): Promise<void> {
  try {
    await disk.writeFile(temporary, text, { flag: "wx" });
    if (mode !== undefined) await disk.chmod(temporary, mode & 0o7777);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    refuse(path, code === "ENOENT" ? `there is no folder ${dirname(path)}` : reasonOf(error));
  }
}

function refuse(path: string, reason: string): never {
  throw new FileFailure(`${path} cannot be written: ${reason}`);
}
