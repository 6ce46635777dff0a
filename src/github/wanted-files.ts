import type { Files } from '../edit/files.ts'
import type { Target } from '../targets/target.ts'

const maximumRounds = 4
const maximumFiles = 200

/**
 * Reads what targets want, round after round until none of them wants more.
 *
 * At most 4 rounds and 200 files: a target that asks for more gets no more.
 */
export async function wantedFiles(
  targets: readonly Pick<Target, 'wants'>[],
  from: { readonly paths: readonly string[]; readonly have: Files },
  read: (paths: readonly string[]) => Promise<Files>,
): Promise<Files> {
  let have = from.have
  const asked = new Set(have.keys())
  for (let round = 0; round < maximumRounds; round += 1) {
    const wanted = new Set(targets.flatMap((target) => target.wants(from.paths, have)))
    const fresh = [...wanted].filter((path) => !asked.has(path)).slice(0, maximumFiles - asked.size)
    if (fresh.length === 0) return have
    for (const path of fresh) asked.add(path)
    have = new Map([...have, ...(await read(fresh))])
  }
  return have
}
