import type { Config } from '../config/config.ts'
import { isProposalPath, isTemplatePath } from '../config/proposal-path.ts'

/** The last part of a path: a proposal's identity inside its repository. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a path is a proposal: a Markdown file straight in a proposals folder, and no template. */
export function isProposal(path: string, { proposals }: Config): boolean {
  return isProposalPath(path, proposals.folders)
}

/** The template for models: in a folder with several, the one whose name says so. */
export function modelTemplate(paths: Iterable<string>, { proposals }: Config): string | undefined {
  const all = [...paths].filter((path) => isTemplatePath(path, proposals.folders)).toSorted()
  return all.find((path) => /model/i.test(fileOf(path))) ?? all[0]
}
