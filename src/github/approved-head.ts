import { z } from 'zod'
import { checkNames } from '../lifecycle/names.ts'
import type { Access } from './access.ts'
import { type CommitChecks, commitChecksSchema } from './checks-of.ts'
import { checkFragment, ourChecks } from './look-query.ts'

const query = `query approvals($owner: String!, $name: String!, $number: Int!, $app: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      commits(last: 50) { nodes { commit { oid ${ourChecks} } } }
      timelineItems(last: 50, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
        nodes { ... on HeadRefForcePushedEvent { beforeCommit { oid ${ourChecks} } } }
      }
    }
  }
}
${checkFragment}`

const commits = z
  .object({ nodes: z.array(z.object({ commit: commitChecksSchema }).nullable()).nullish() })
  .transform(({ nodes }) => (nodes ?? []).flatMap((node) => (node ? [node.commit] : [])))

const replaced = z
  .object({
    nodes: z.array(z.object({ beforeCommit: commitChecksSchema.nullish() }).nullable()).nullish(),
  })
  .transform(({ nodes }) => (nodes ?? []).flatMap((node) => node?.beforeCommit ?? []))

const answer = z.object({
  repository: z.object({ pullRequest: z.object({ commits, timelineItems: replaced }).nullable() }),
})

/**
 * The head of a pull request that an approval check of ours last stood on, whatever it said there,
 * found again when nobody remembers it.
 */
export async function findApprovedHead(
  access: Access,
  at: { readonly owner: string; readonly name: string; readonly number: number },
  appId: string,
): Promise<string | undefined> {
  const variables = { ...at, app: Number(appId) }
  const { repository } = await access.query(
    `find the approved head of #${at.number}`,
    { query, variables },
    answer,
  )
  const pull = repository.pullRequest
  return pull ? lastDecided([...pull.timelineItems, ...pull.commits]) : undefined
}

/** Check runs are numbered in the order they were made. */
function lastDecided(commits: readonly CommitChecks[]): string | undefined {
  const approvals = commits
    .flatMap((commit) => commit.checks)
    .filter((check) => check.name === checkNames.approval)
  return approvals.toSorted((a, b) => Number(b.id) - Number(a.id))[0]?.head
}
