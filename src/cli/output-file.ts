/**
 * Writing files whole or not at all. Each goes to a new file in the folder of its target, is brought
 * to the disk, and when all are there they are renamed into place, which replaces a file in one step
 * (POSIX rename; T. Ts'o, "Don't fear the fsync!", 2009). All that happens at one go, and signals
 * wait until it is over, so that nothing is left behind. Links are followed to what they mean;
 * devices and pipes have no whole, and are written to as they are. A file that is not ours is left
 * alone unless the caller insists.
 */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  promises as disk,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { FileFailure, reasonOf } from "./file-failure.ts";
import { signalsWait } from "./signals.ts";
import { isOurs } from "./written-by-us.ts";

/** What a file that is there already has to be. */
export interface Replacing {
  /** Whether files are replaced that are not known to be ours. */
  readonly force: boolean;
}

/**
 * Writes texts by path, none if one cannot be written.
 * @throws FileFailure
 */
export async function writeFiles(
  files: ReadonlyMap<string, string>,
  replacing: Replacing,
): Promise<void> {
  const direct: (readonly [path: string, text: string])[] = [];
  const targets: Target[] = [];
  for (const [path, text] of files) {
    const known = requireWritable(path, replacing);
    if (isStream(path, known)) direct.push([path, text]);
    else targets.push(targetOf(path, text, known));
  }
  if (targets.length > 0) await signalsWait(() => replaceAll(targets));
  for (const [path, text] of direct)
    await disk
      .writeFile(path, text, { flag: "a" })
      .catch((error: unknown) => refuse(path, reasonOf(error)));
}

/**
 * Refuses a folder, a file that is read-only, and one that is not ours, before anything is worked out.
 * @returns what is known of the file; nothing where there is none
 * @throws FileFailure
 */
export const requireWritable = (path: string, { force }: Replacing): Stats | undefined =>
  attempt(path, () => {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known === undefined) return undefined;
    if (known.isDirectory()) refuse(path, "it is a folder");
    if (isStream(path, known)) return known;
    if ((known.mode & 0o222) === 0) refuse(path, "it is read-only");
    if (!force && !isOurs(path))
      refuse(
        path,
        "there is a file that derive did not write, or cannot know; --force replaces it",
      );
    return known;
  });

/** Whether what is written goes somewhere else: to a device, a pipe, or what the process has open. */
const isStream = (path: string, known: Stats | undefined): boolean =>
  known !== undefined && (!known.isFile() || /^\/(?:dev|proc)\//.test(resolve(path)));

interface Target {
  /** As the user named it. */
  readonly path: string;
  readonly text: string;
  /** Behind any links. */
  readonly target: string;
  readonly temporary: string;
  /** Where the file that is replaced is kept until all are; nothing where there is none. */
  readonly before: string | undefined;
  /** Permissions of the file that is replaced. */
  readonly mode: number | undefined;
}

function targetOf(path: string, text: string, known: Stats | undefined): Target {
  const target = attempt(path, () => behindLinks(path));
  const unique = `${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  const beside = (word: string): string => join(dirname(target), `.derive-${unique}.${word}`);
  return {
    path,
    text,
    target,
    temporary: beside("new"),
    before: known === undefined ? undefined : beside("old"),
    mode: known?.mode,
  };
}

/** Links that are followed before they are taken for a circle. */
const MOST_LINKS = 40;

/** What a path means, whether it is there or not. */
function behindLinks(path: string): string {
  let target = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return target;
    target = resolve(dirname(target), readlinkSync(target));
  }
  return refuse(path, "its links lead round in a circle");
}

/** All files, or none: what was replaced comes back where a later one cannot be. */
function replaceAll(targets: readonly Target[]): void {
  const replaced: Target[] = [];
  try {
    for (const target of targets) writeBeside(target);
    for (const target of targets) {
      replaceOne(target);
      replaced.push(target);
    }
  } catch (error) {
    for (const { target, before } of replaced.reverse()) {
      if (before === undefined) rmSync(target, { force: true });
      else renameSync(before, target);
    }
    throw error;
  } finally {
    for (const { temporary, before } of targets)
      for (const path of [temporary, before]) if (path !== undefined) rmSync(path, { force: true });
  }
}

const writeBeside = ({ path, text, target, temporary, mode }: Target): void =>
  attempt(path, () => {
    if (!existsSync(dirname(target))) refuse(path, `there is no folder ${dirname(target)}`);
    const file = openSync(temporary, "wx");
    try {
      writeFileSync(file, text);
      if (mode !== undefined) fchmodSync(file, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });

const replaceOne = ({ path, target, temporary, before }: Target): void =>
  attempt(path, () => {
    if (before !== undefined) keep(target, before);
    renameSync(temporary, target);
    flushFolder(dirname(target));
  });

/** A second name for the file, where its disk has such. */
function keep(target: string, before: string): void {
  try {
    linkSync(target, before);
  } catch {
    // Without one a later failure cannot bring it back; the file itself is whole all the same.
  }
}

/** Brings the names in a folder to the disk, where the system has that. */
function flushFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows opens no folders; the file is there.
  }
}

/** Has what the system refuses told of the file. */
function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    return refuse(path, reasonOf(error));
  }
}

function refuse(path: string, reason: string): never {
  throw new FileFailure(`${path} cannot be written: ${reason}`);
}
