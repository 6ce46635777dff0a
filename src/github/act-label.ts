import type { Outcome } from '../decide/plan.ts'
import { alreadyThere } from './asking.ts'
import { type ActionOf, type Doing, write, writeUnless } from './doing.ts'

export async function createLabel(
  doing: Doing,
  { name, color, description }: ActionOf<'create-label'>,
): Promise<Outcome> {
  await writeUnless(doing, {
    purpose: `create the label ${name}`,
    call: (octokit) => octokit.rest.issues.createLabel({ ...doing.repo, name, color, description }),
    done: alreadyThere,
  })
  return { kind: 'none' }
}

export async function addLabels(
  doing: Doing,
  { number, labels }: ActionOf<'add-labels'>,
): Promise<Outcome> {
  await write(doing, `add labels to #${number}`, (octokit) =>
    octokit.rest.issues.addLabels({ ...doing.repo, issue_number: number, labels: [...labels] }),
  )
  return { kind: 'none' }
}

export async function removeLabel(
  doing: Doing,
  { number, label }: ActionOf<'remove-label'>,
): Promise<Outcome> {
  await writeUnless(doing, {
    purpose: `take ${label} off #${number}`,
    call: (octokit) =>
      octokit.rest.issues.removeLabel({ ...doing.repo, issue_number: number, name: label }),
  })
  return { kind: 'none' }
}
