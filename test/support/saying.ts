import type { Person } from '../../src/cli/demo/person.ts'
import { home } from './acts.ts'
import type { House } from './house.ts'

/** Somebody comments on the home, and is answered. */
export async function say(house: House, who: Person, words: string): Promise<void> {
  await who.comment(home, words)
  await house.quiet()
}

/** A maintainer writes the configuration of the repository. */
export async function configured(house: House, yaml: string): Promise<void> {
  await onMain(house, '.github/usher.yml', yaml)
}

/** A maintainer writes a file on the default branch. */
export async function onMain(house: House, path: string, text: string): Promise<void> {
  await house.ada.write({ branch: 'main', path, text })
  await house.quiet()
}

/** Somebody reviews the present head of the home. */
export async function review(
  house: House,
  who: Person,
  event: 'APPROVE' | 'REQUEST_CHANGES',
): Promise<void> {
  const body = event === 'APPROVE' ? 'Well done.' : 'Name the languages.'
  await who.octokit.rest.pulls.createReview({ ...house.place, pull_number: home, event, body })
  await house.quiet()
}
