/** Paths as the program gives them, of Windows and of others. */

/** The folder of a file: everything before its last separator. */
export function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  // The root itself keeps its separator: "/" and "C:\".
  return end <= 0 || path[end - 1] === ":" ? path.slice(0, end + 1) : path.slice(0, end);
}
