import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { isOfPull } from './another-pull.ts'
import { bringsModel } from './brings-model.ts'
import { decideConfig } from './decide-config.ts'
import { decideEdit } from './decide-edit.ts'
import { decideNeutral } from './decide-neutral.ts'
import type { Plan } from './plan.ts'

/** Plans every check of a pull request that is no home of a proposal, afresh where somebody re-runs them. */
export function decidePull(snapshot: EditSnapshot): Plan {
  const { pull, requests } = snapshot
  // What is asked of the home of a proposal is answered there.
  const asked = bringsModel(snapshot) ? [] : requests
  const isAgain = asked.some(({ kind, head }) => isRerun(kind) && head === pull.head)
  const checks = pull.checks.filter((check) => !isOfPull(check, pull.number))
  const seen = isAgain ? { ...snapshot, pull: { ...pull, checks } } : snapshot
  return [
    ...decideEdit(seen),
    ...decideConfig(seen),
    ...decideNeutral(seen),
    ...asked.map(({ id }) => ({ kind: 'admit', request: id }) as const),
  ]
}

/** Whether a click asks for the same checks once more. */
export function isRerun(kind: string): boolean {
  return kind === 'click:rerun' || kind === 'click:check'
}
