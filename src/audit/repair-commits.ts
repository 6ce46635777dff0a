import type { EarlierCommit } from '../decide/plan.ts'
import type { Change, Files } from '../edit/files.ts'
import type { Drift } from './drift.ts'
import { type Fixed, fixedWhere } from './fix.ts'
import { type Repair, repaired } from './repair.ts'
import type { AuditTree } from './tree.ts'

/** Every certain repair: one commit a kind, oldest first, and what they change together. */
export interface Repairs {
  readonly commits: readonly EarlierCommit[]
  readonly changes: readonly Change[]
  readonly repaired: readonly Drift[]
}

interface Kind {
  readonly does: readonly Repair['do'][]
  readonly one: string
  readonly many: (count: number) => string
}

/** The kinds of repairs, in the order in which they make room for each other. */
const kinds: readonly Kind[] = [
  {
    does: ['mend'],
    one: 'mend the front matter of a proposal',
    many: (count) => `mend the front matter of ${count} proposals`,
  },
  {
    does: ['status'],
    one: 'move the status of a proposal',
    many: (count) => `move the status of ${count} proposals`,
  },
  {
    does: ['tick'],
    one: 'bring the history of a proposal up to date',
    many: (count) => `bring the history of ${count} proposals up to date`,
  },
  {
    does: ['touch'],
    one: 'set last-updated of a proposal',
    many: (count) => `set last-updated of ${count} proposals`,
  },
  {
    does: ['relink', 'list'],
    one: 'bring the index page in line with its proposals',
    many: () => 'bring the index page in line with its proposals',
  },
]

/** Works out every certain repair of a tree, leaving alone what `isLeft` says. */
export function repairsOf(tree: AuditTree, isLeft: (drift: Drift) => boolean): Repairs {
  const fixed = fixedWhere(tree, (drift) => drift.filter((each) => !isLeft(each)))
  return {
    commits: commitsOf(tree.files, fixed),
    changes: changesBetween(tree.files, fixed.tree.files, 'What the evidence says for certain.'),
    repaired: fixed.repaired,
  }
}

function commitsOf(before: Files, { repairs, tree }: Fixed): readonly EarlierCommit[] {
  const commits: EarlierCommit[] = []
  let files = before
  for (const { does, one, many } of kinds) {
    const after = new Map([
      ...files,
      ...repaired(
        files,
        repairs.filter((repair) => does.includes(repair.do)),
      ),
    ])
    const changes = changesBetween(files, after, one)
    if (changes.length > 0)
      commits.push({ message: changes.length === 1 ? one : many(changes.length), changes })
    files = after
  }
  // What one kind brings to light for another that came before it.
  const rest = changesBetween(files, tree.files, 'follow what the other repairs brought to light')
  const message = 'follow what the other repairs brought to light'
  return rest.length === 0 ? commits : [...commits, { message, changes: rest }]
}

function changesBetween(before: Files, after: Files, why: string): readonly Change[] {
  return [...after].flatMap(([path, text]) =>
    before.get(path) === text ? [] : [{ path, change: 'edit', text, why } as const],
  )
}
