import type { Config } from '../config/config.ts'
import { isProposalPath, isTemplatePath } from '../config/proposal-path.ts'

/** Whether a path is that of a proposal under a configuration. */
export function isProposal(path: string, { proposals }: Pick<Config, 'proposals'>): boolean {
  return isProposalPath(path, proposals.folders) && !proposals.templates.includes(path)
}

/** Whether a path is that of a template: those configured, or those among the proposals. */
export function isTemplate(path: string, { proposals }: Pick<Config, 'proposals'>): boolean {
  const { folders, templates } = proposals
  return templates.length > 0 ? templates.includes(path) : isTemplatePath(path, folders)
}
