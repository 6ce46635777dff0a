import type { House } from './house.ts'

interface Said {
  readonly id: number
  readonly by: string
  readonly body: string
}

/** Everything said on one pull request, however much that is, oldest first. */
export async function saidOn({ ada, place }: House, number: number): Promise<readonly Said[]> {
  const { paginate, rest } = ada.octokit
  const where = { ...place, issue_number: number, per_page: 100 }
  const all = await paginate(rest.issues.listComments, where)
  return all.map(({ id, user, body }) => ({ id, by: user?.login ?? '', body: body ?? '' }))
}

/** Our replies there, as people read them. */
export async function repliesOn(house: House, number: number): Promise<readonly string[]> {
  const replies = (await saidOn(house, number)).filter((one) => isOurs(one, 'reply'))
  return replies.map(({ body }) => body.split('\n').slice(1).join('\n').trim())
}

/** Our status comments there; there should be one. */
export async function statusesOn(house: House, number: number): Promise<readonly Said[]> {
  return (await saidOn(house, number)).filter((one) => isOurs(one, 'status'))
}

/** The sentence the status comment begins with; of several comments, that of each. */
export async function standingOn(house: House, number: number): Promise<readonly string[]> {
  return (await statusesOn(house, number)).map(({ body }) => body.split('\n')[1] ?? '')
}

/** What the status comment says of one gate. */
export async function gateOn(house: House, number: number, gate: string): Promise<string> {
  const [status] = await statusesOn(house, number)
  return status?.body.split('\n').find((line) => line.includes(`| ${gate} |`)) ?? ''
}

function isOurs({ by, body }: Said, kind: 'reply' | 'status'): boolean {
  return by === 'usher[bot]' && body.startsWith(`<!-- usher:v1 {"kind":"${kind}"`)
}

/** The reactions of ours on a comment. */
export async function reactionsTo({ ada, place }: House, id: number): Promise<readonly string[]> {
  const { data } = await ada.octokit.rest.reactions.listForIssueComment({
    ...place,
    comment_id: id,
  })
  return data.filter(({ user }) => user?.login === 'usher[bot]').map(({ content }) => content)
}
