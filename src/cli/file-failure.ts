/** Files that cannot be read or written, and why. */

export class FileFailure extends Error {}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "permission is denied"],
  ["EPERM", "permission is denied"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "the disk is full"],
  ["ENOTDIR", "a part of the path is no folder"],
  ["ENAMETOOLONG", "its name is too long"],
  ["ELOOP", "its links lead round in a circle"],
  ["EFBIG", "the file would be larger than is allowed"],
  ["EDQUOT", "the disk is full for this user"],
  ["EPIPE", "nobody reads it any longer"],
  ["EIO", "the disk failed"],
]);

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS.get(code) ?? message;
}
