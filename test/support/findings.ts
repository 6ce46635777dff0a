import type { House } from './house.ts'
import { phi4 } from './phi4.ts'

/** phi-4 with three errors and so many remarks; each has a certain fix on lines of its own. */
export function flawed(remarks: number): string {
  const mentions = Array.from({ length: remarks }, (_, n) => `- @reader-${n + 1} has read this.\n`)
  return phi4.text
    .replace('status: provisional', 'status: provisonal')
    .replace('| False |', '| no |')
    .replace('## Glossary\n', `${block}\n## Glossary\n`)
    .replace('# History\n', `# Readers\n\n${mentions.join('')}\n# History\n`)
}

const block = `<!-- BEGIN Remove before PR -->
How to use this template.
<!-- END Remove before PR -->
`

/** rin opens a flawed proposal with so many remarks, from a branch here or from her fork. */
export async function opened(
  { rin, fork, give, quiet }: House,
  owner: 'kaito-project' | 'rin',
  remarks: number,
): Promise<void> {
  if (owner === 'rin') fork()
  else give(rin, 'write')
  await rin.branch('propose', owner)
  await rin.write({ branch: 'propose', path: phi4.path, text: flawed(remarks) }, owner)
  await rin.open('proposal: support phi-4', `${owner}:propose`)
  await quiet()
}

/** A suggestion on a pull request, and the review it came with. */
export interface Suggested {
  readonly id: number
  readonly review: number | null
  readonly line: number
  readonly body: string
}

/** Every suggestion on a pull request, oldest first. */
export async function suggestionsOn(house: House, number: number): Promise<readonly Suggested[]> {
  const { octokit } = house.ada
  const all = await octokit.paginate(octokit.rest.pulls.listReviewComments, {
    ...house.place,
    pull_number: number,
    per_page: 100,
  })
  return all.map(({ id, pull_request_review_id: review, line, body }) => {
    return { id, review, line: line ?? 0, body: body.split('\n').slice(1).join('\n') }
  })
}
