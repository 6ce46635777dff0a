/** Whether a path is that of a proposal: a Markdown file in a proposals folder that is no template. */
export function isProposalPath(path: string, folders: readonly string[]): boolean {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, Math.max(slash, 0))
  const file = path.slice(slash + 1)
  return folders.includes(folder) && file.endsWith('.md') && !isTemplateName(file)
}

/** Whether a file name is that of a template: `YYYYMMDD-…` to the letter, or with the word in it. */
export function isTemplateName(file: string): boolean {
  return file.startsWith('YYYYMMDD') || /template/i.test(file)
}
