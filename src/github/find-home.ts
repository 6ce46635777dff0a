import type { Config } from '../config/config.ts'
import type { PullFile } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import { overviewOf } from './open-pulls.ts'
import { fileOf, isProposal } from './proposal-files.ts'

interface At {
  readonly owner: string
  readonly name: string
}

/** Whether a pull request with these files first brings the proposal `file`. */
export function brings(files: readonly PullFile[], file: string, config: Config): boolean {
  return files.some(
    ({ path, change }) =>
      (change === 'added' || change === 'renamed') &&
      fileOf(path) === file &&
      isProposal(path, config),
  )
}

/** The lowest-numbered open pull request that brings a proposal. */
export async function findOpenHome(
  access: Access,
  at: At,
  { file, config }: { readonly file: string; readonly config: Config },
): Promise<number | undefined> {
  const seen = await overviewOf(access, at)
  const homes = (seen?.open ?? []).filter((pull) => brings(pull.files, file, config))
  return homes.map((pull) => pull.number).toSorted((a, b) => a - b)[0]
}

/**
 * The pull request that brought a proposal to the default branch, found by the file's first commit
 * there, in whichever proposals folder that was; `undefined` where it was pushed without one.
 */
export async function findMergedHome(
  access: Access,
  at: At,
  { file, config }: { readonly file: string; readonly config: Config },
): Promise<number | undefined> {
  const firsts: Commit[] = []
  for (const folder of config.proposals.folders) {
    const first = await firstCommit(access, at, `${folder}/${file}`)
    if (first !== undefined) firsts.push(first)
  }
  const first = firsts.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]
  return first === undefined ? undefined : await pullOfCommit(access, at, first.oid)
}

interface Commit {
  readonly oid: string
  readonly at: Date
}

async function firstCommit(
  access: Access,
  { owner, name }: At,
  path: string,
): Promise<Commit | undefined> {
  const all = await access.ask(`read the history of ${path}`, (octokit) =>
    octokit.paginate(octokit.rest.repos.listCommits, { owner, repo: name, path, per_page: 100 }),
  )
  const first = all.at(-1)
  return first && { oid: first.sha, at: new Date(first.commit.committer?.date ?? 0) }
}

async function pullOfCommit(
  access: Access,
  { owner, name }: At,
  oid: string,
): Promise<number | undefined> {
  const { data } = await access.ask(`find the pull request of ${oid}`, (octokit) =>
    octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      owner,
      repo: name,
      commit_sha: oid,
      per_page: 100,
    }),
  )
  const merged = data.filter((pull) => pull.merged_at !== null)
  return merged.map((pull) => pull.number).toSorted((a, b) => a - b)[0]
}
