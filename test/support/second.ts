import { Person, type Place } from '../../src/cli/demo/person.ts'
import type { User } from '../../src/sandbox/state/people.ts'
import type { Repository } from '../../src/sandbox/state/repository.ts'
import { home } from './acts.ts'
import type { House } from './house.ts'
import { statusesOn } from './said.ts'
import { configured } from './saying.ts'
import { kaito } from './tree.ts'

/** Another repository, of other people, in which models are added too. */
export interface Second {
  readonly owner: User
  readonly repository: Repository
  readonly place: Place
  /** Who maintains it. */
  readonly ada: Person
  /** Its maintainers write its configuration; nothing removes it. */
  configure(yaml: string): Promise<void>
  /** Every pull request there as people tell them apart. */
  pulls(): Promise<readonly string[]>
  /** The number of our open pull request from a branch that ends in that. */
  pull(part: string): Promise<number>
  merge(part: string): Promise<void>
}

export const consent = 'accept-from: [kaito-project/kaito]\n'

/** What the proposals' repository configures to bring models there too. */
export const bothTargets: string = [
  'targets:',
  '  - name: kaito-preset',
  '  - name: kaito-preset',
  '    repository: wetland/presets',
  '',
].join('\n')

export interface SecondOptions {
  readonly yaml?: string | undefined
  readonly installed?: boolean
  readonly isPrivate?: boolean
}

/** Founds wetland/presets: a KAITO tree, with Usher installed and its consent given unless said otherwise. */
export async function second(
  house: House,
  { yaml = consent, installed = true, isPrivate = false }: SecondOptions = {},
): Promise<Second> {
  const { sandbox, ada, tokens } = house
  const owner = sandbox.createUser('wetland', 'Organization')
  const files = new Map([...kaito, ...(yaml === '' ? [] : [['.github/usher.yml', yaml] as const])])
  const repository = await sandbox.createRepository({
    owner,
    name: 'presets',
    files,
    private: isPrivate,
  })
  sandbox.addCollaborator(repository, tokens.ada, 'admin')
  if (installed) house.install(repository)
  const place = { owner: 'wetland', repo: 'presets' }
  const there = new Person({ login: 'ada', octokit: ada.octokit }, place)
  await configured(house, bothTargets)
  const { list } = ada.octokit.rest.pulls
  const numberOf = async (part: string): Promise<number> => {
    const found = (await list({ ...place, state: 'open' })).data.find(({ head }) =>
      head.ref.endsWith(`/${part}`),
    )
    if (found === undefined) throw new Error(`There is no open pull request for ${part}`)
    return found.number
  }
  return {
    owner,
    repository,
    place,
    ada: there,
    async configure(text) {
      await there.write({ branch: 'main', path: '.github/usher.yml', text })
      await house.quiet()
    },
    async pulls() {
      const { data } = await list({ ...place, state: 'all', direction: 'asc' })
      return data.map(
        ({ head, state, merged_at }) => `${head.ref}: ${merged_at === null ? state : 'merged'}`,
      )
    },
    pull: numberOf,
    async merge(part) {
      await there.merge(await numberOf(part), house.merging)
      await house.quiet()
    },
  }
}

/** The rows of the status comment about targets and pull requests. */
export async function sitesOn(house: House): Promise<string> {
  const [status] = await statusesOn(house, home)
  const rows = status?.body.split('\n') ?? []
  const from = rows.findIndex((row) => row.includes('| target |'))
  return rows.slice(from, rows.findIndex((row) => row.startsWith('<sub>')) - 1).join('\n')
}

/** Looks at the proposal once more, and says which calls that took. */
export async function lookAgainAt(house: House): Promise<readonly string[]> {
  const before = house.wire.calls.length
  await house.store.later('proposal:1005/20260105-phi-4.md', house.sandbox.clock.now())
  await house.quiet()
  return house.wire.calls.slice(before)
}

/** A maintainer of wetland/presets merges our pull request for a part, waited for like a patient one. */
export async function mergeThere(house: House, part: string): Promise<void> {
  const place = { owner: 'wetland', repo: 'presets' }
  const { octokit } = house.ada
  for (let looks = 0; looks < 7; looks += 1) {
    const { data } = await octokit.rest.pulls.list({ ...place, state: 'open' })
    const found = data.find(({ head }) => head.ref.endsWith(`/phi-4/${part}`))
    if (found !== undefined) {
      await new Person({ login: 'ada', octokit }, place).merge(found.number, house.merging)
      return
    }
    await house.wait(5)
  }
  throw new Error(`There is still no pull request for ${part}`)
}

/** Every pull request and file of wetland/presets, as a visitor sees them. */
export async function pictureThere({ ada }: House): Promise<unknown> {
  const place = { owner: 'wetland', repo: 'presets' }
  const { rest } = ada.octokit
  const { data: pulls } = await rest.pulls.list({ ...place, state: 'all', direction: 'asc' })
  const { data: main } = await rest.git.getTree({ ...place, tree_sha: 'main', recursive: '1' })
  return {
    pulls: pulls.map(({ title, body, head, state }) => ({ title, body, branch: head.ref, state })),
    files: main.tree.map(({ path, sha }) => `${sha} ${path}`),
  }
}
