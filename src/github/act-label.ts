import type { Outcome } from '../decide/plan.ts'
import { alreadyThere } from './asking.ts'
import { type ActionOf, type Doing, write, writeUnless } from './doing.ts'

/** Defines a label, puts labels on or takes one off. */
export async function actOnLabels(
  doing: Doing,
  action: ActionOf<'create-label' | 'add-labels' | 'remove-label'>,
): Promise<Outcome> {
  switch (action.kind) {
    case 'create-label':
      return await createLabel(doing, action)
    case 'add-labels':
      return await addLabels(doing, action)
    case 'remove-label':
      return await removeLabel(doing, action)
  }
}

async function createLabel(
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

async function addLabels(
  doing: Doing,
  { number, labels }: ActionOf<'add-labels'>,
): Promise<Outcome> {
  await write(doing, `add labels to #${number}`, (octokit) =>
    octokit.rest.issues.addLabels({ ...doing.repo, issue_number: number, labels: [...labels] }),
  )
  return { kind: 'none' }
}

async function removeLabel(
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
