import type { Octokit } from '@octokit/rest'

/** Where the story takes place. */
export interface Place {
  readonly owner: string
  readonly repo: string
}

/** A file to bring into a repository, on a branch of its own. */
export interface Offer {
  readonly branch: string
  readonly path: string
  readonly text: string
}

/** Somebody on GitHub, with what people do there. Acts through the same API as everybody. */
export class Person {
  readonly login: string
  readonly octokit: Octokit
  readonly #place: Place

  constructor(account: { readonly login: string; readonly octokit: Octokit }, place: Place) {
    this.login = account.login
    this.octokit = account.octokit
    this.#place = place
  }

  /** Writes one file to a branch of `owner`'s repository and says which commit that made. */
  async write({ branch, path, text }: Offer, owner: string = this.#place.owner): Promise<string> {
    const where = { owner, repo: this.#place.repo, path }
    const old = await this.#blobAt(where, branch)
    const { data } = await this.octokit.rest.repos.createOrUpdateFileContents({
      ...where,
      branch,
      message: `docs: write ${path.slice(path.lastIndexOf('/') + 1)}`,
      content: Buffer.from(text).toString('base64'),
      ...(old === undefined ? {} : { sha: old }),
    })
    return data.commit.sha ?? ''
  }

  /** Starts a branch in `owner`'s repository where the default branch stands. */
  async branch(name: string, owner: string = this.#place.owner): Promise<void> {
    const where = { owner, repo: this.#place.repo }
    const { data } = await this.octokit.rest.git.getRef({ ...where, ref: 'heads/main' })
    await this.octokit.rest.git.createRef({
      ...where,
      ref: `refs/heads/${name}`,
      sha: data.object.sha,
    })
  }

  /** Replaces a branch by one commit on the default branch, as a forced push after a rebase does. */
  async rewrite({ branch, path, text }: Offer, owner: string = this.#place.owner): Promise<string> {
    const where = { owner, repo: this.#place.repo }
    const { git } = this.octokit.rest
    const { data: main } = await git.getRef({ ...this.#place, ref: 'heads/main' })
    const { data: base } = await git.getCommit({ ...where, commit_sha: main.object.sha })
    const file = { path, mode: '100644', type: 'blob', content: text } as const
    const { data: tree } = await git.createTree({
      ...where,
      base_tree: base.tree.sha,
      tree: [file],
    })
    const message = `docs: write ${path.slice(path.lastIndexOf('/') + 1)} anew`
    const { data: commit } = await git.createCommit({
      ...where,
      message,
      tree: tree.sha,
      parents: [base.sha],
    })
    await git.updateRef({ ...where, ref: `heads/${branch}`, sha: commit.sha, force: true })
    return commit.sha
  }

  /** Opens a pull request and says its number. `head` may name a fork: `rin:phi-4`. */
  async open(title: string, head: string): Promise<number> {
    const { data } = await this.octokit.rest.pulls.create({
      ...this.#place,
      title,
      head,
      base: 'main',
      body: 'Asks for one more model.',
    })
    return data.number
  }

  async comment(number: number, body: string): Promise<number> {
    const { data } = await this.octokit.rest.issues.createComment({
      ...this.#place,
      issue_number: number,
      body,
    })
    return data.id
  }

  async editComment(id: number, body: string): Promise<void> {
    await this.octokit.rest.issues.updateComment({ ...this.#place, comment_id: id, body })
  }

  async deleteComment(id: number): Promise<void> {
    await this.octokit.rest.issues.deleteComment({ ...this.#place, comment_id: id })
  }

  async label(number: number, label: string): Promise<void> {
    await this.octokit.rest.issues.addLabels({
      ...this.#place,
      issue_number: number,
      labels: [label],
    })
  }

  async unlabel(number: number, label: string): Promise<void> {
    await this.octokit.rest.issues.removeLabel({
      ...this.#place,
      issue_number: number,
      name: label,
    })
  }

  async merge(number: number, method: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<void> {
    await this.octokit.rest.pulls.merge({
      ...this.#place,
      pull_number: number,
      merge_method: method,
    })
  }

  async close(number: number): Promise<void> {
    await this.octokit.rest.pulls.update({ ...this.#place, pull_number: number, state: 'closed' })
  }

  /** The text of a file on a branch. */
  async read(path: string, ref = 'main'): Promise<string> {
    const { data } = await this.octokit.rest.repos.getContent({ ...this.#place, path, ref })
    if (Array.isArray(data) || data.type !== 'file') throw new Error(`${path} is no file`)
    return Buffer.from(data.content, 'base64').toString('utf8')
  }

  async #blobAt(
    where: { readonly owner: string; readonly repo: string; readonly path: string },
    ref: string,
  ): Promise<string | undefined> {
    try {
      const { data } = await this.octokit.rest.repos.getContent({ ...where, ref })
      return Array.isArray(data) ? undefined : data.sha
    } catch {
      return undefined
    }
  }
}
