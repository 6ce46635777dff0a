/**
 * The lines of the new file that a unified diff shows, unchanged ones around a change included: where
 * GitHub takes a comment on the `RIGHT` side. `patch` is what GitHub lists for one file.
 */
export function diffLinesOf(patch: string): ReadonlySet<number> {
  const lines = new Set<number>()
  let next = 0
  for (const row of patch.split('\n')) {
    const from = /^@@ -\d+(?:,\d+)? \+(?<from>\d+)(?:,\d+)? @@/.exec(row)?.groups?.from
    if (from !== undefined) next = Number(from)
    else if (next > 0 && /^[ +]/.test(row)) lines.add(next++)
  }
  return lines
}
