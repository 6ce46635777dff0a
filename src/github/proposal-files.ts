import type { Config } from '../config/config.ts'
import { isProposalPath, isTemplatePath } from '../config/proposal-path.ts'

/** The last part of a path: a proposal's identity inside its repository. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a path is a proposal: a Markdown file straight in a proposals folder, and no template. */
export function isProposal(path: string, { proposals }: Config): boolean {
  return isProposalPath(path, proposals.folders) && !proposals.templates.includes(path)
}

/** The template for models: of several, the one whose name says so; those configured, or those among the proposals. */
export function modelTemplate(paths: Iterable<string>, { proposals }: Config): string | undefined {
  const { folders, templates } = proposals
  const isOne = (path: string): boolean =>
    templates.length > 0 ? templates.includes(path) : isTemplatePath(path, folders)
  const all = [...paths].filter(isOne).toSorted()
  return all.find((path) => /model/i.test(fileOf(path))) ?? all[0]
}
