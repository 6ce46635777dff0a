import type { Files } from '../../src/edit/files.ts'
import type { House } from './house.ts'
import { kaito } from './tree.ts'

/** What a visitor sees of an issue. */
export interface Issue {
  readonly number: number
  readonly title: string
  readonly state: string
  readonly body: string
}

/** The repository as it was before Usher, with these files on its default branch; then Usher comes. */
export async function adoptedWith(house: House, files: Files): Promise<void> {
  const { sandbox, repository, install, ada } = house
  await sandbox.uninstall(install(repository))
  const changed = new Map([...files].filter(([path, text]) => kaito.get(path) !== text))
  const by = sandbox.createUser('founder')
  await sandbox.push(repository, { branch: 'drift', files: changed, by })
  const number = await ada.open('docs: what was there before', 'drift')
  await ada.merge(number)
  sandbox.clock.advance(24 * 3_600_000)
  await sandbox.announce(install(repository))
  await house.quiet()
}

/** Every issue that is no pull request, oldest first. */
export async function issuesOf({ ada, place }: House): Promise<readonly Issue[]> {
  const { data } = await ada.octokit.rest.issues.listForRepo({
    ...place,
    state: 'all',
    direction: 'asc',
    per_page: 100,
  })
  return data
    .filter((one) => one.pull_request === undefined)
    .map(({ number, title, state, body }) => ({ number, title, state, body: body ?? '' }))
}

/** The audit issue; throws where there is none. */
export async function auditIssueOf(house: House): Promise<Issue> {
  const [issue] = await issuesOf(house)
  if (issue === undefined) throw new Error('There is no issue')
  return issue
}

/** The headings of the audit issue with their counts. */
export async function headingsOf(house: House): Promise<readonly string[]> {
  const { body } = await auditIssueOf(house)
  return body.split('\n').filter((line) => line.startsWith('## '))
}
