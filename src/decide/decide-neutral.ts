import { renderApproval } from '../lifecycle/approval.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { isOfPull } from './another-pull.ts'
import { bringsModel } from './brings-model.ts'
import { judgedIn } from './decide-edit.ts'
import type { Check, Plan } from './plan.ts'
import { isShown } from './proposal-check.ts'

/**
 * Plans a neutral check run for each of our checks that a rule asks for by name and that has nothing
 * to say about this pull request; without it nobody could merge it.
 *
 * Never on a head where such a check speaks for another pull request: what that one still needs must
 * not be covered up.
 */
export function decideNeutral(snapshot: EditSnapshot): Plan {
  const { config, pull, required } = snapshot
  if (!config.enabled || pull.state !== 'open' || bringsModel(snapshot)) return []
  return required
    .filter((name) => !speaks(snapshot, name))
    .map((name) => neutralOf(snapshot, name))
    .filter((check) => {
      const there = pull.checks.find(({ name, head }) => name === check.name && head === check.head)
      if (there === undefined) return true
      return isOfPull(there, pull.number) && !isShown(there, check)
    })
    .map((check) => ({ kind: 'create-check', check }))
}

/** Whether a check has something to say here. */
function speaks(snapshot: EditSnapshot, name: string): boolean {
  if (name === checkNames.configuration) return snapshot.configuration !== undefined
  return name === checkNames.proposal && judgedIn(snapshot).length > 0
}

function neutralOf(snapshot: EditSnapshot, name: string): Check {
  const { number, head } = snapshot.pull
  return {
    name,
    head,
    externalId:
      name === checkNames.approval
        ? renderApproval({ pull: number, head, blob: '0'.repeat(40), act: 'none' })
        : `v1:${number}:${head}`,
    conclusion: 'neutral',
    ...wordsFor(snapshot, name),
    text: '',
    buttons: [],
    annotations: [],
  }
}

function wordsFor(snapshot: EditSnapshot, name: string): Pick<Check, 'title' | 'summary'> {
  if (name === checkNames.configuration) {
    return {
      title: 'The configuration stays as it is',
      summary: 'This pull request does not change the configuration of Usher.',
    }
  }
  const needs = 'A rule of the branch asks for this check, so it says that there is nothing to do.'
  if (name === checkNames.approval && judgedIn(snapshot).length > 0) {
    return {
      title: 'No new proposal',
      summary: `This pull request changes proposals that are accepted already and brings no new one, so none has to be approved. ${needs}`,
    }
  }
  return { title: 'No proposal', summary: `This pull request brings no model proposal. ${needs}` }
}
