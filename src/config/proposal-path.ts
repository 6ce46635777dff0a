/** Whether a path is that of a proposal: a Markdown file straight in a proposals folder, and no template. */
export function isProposalPath(path: string, folders: readonly string[]): boolean {
  const { folder, file } = partsOf(path)
  return folders.includes(folder) && file.endsWith('.md') && !isNoProposal(file)
}

/** Whether a path is that of a template which proposals are copied from. */
export function isTemplatePath(path: string, folders: readonly string[]): boolean {
  const { folder, file } = partsOf(path)
  return folders.includes(folder) && file.endsWith('.md') && isTemplate(file)
}

function partsOf(path: string): { readonly folder: string; readonly file: string } {
  const slash = path.lastIndexOf('/')
  return { folder: path.slice(0, Math.max(slash, 0)), file: path.slice(slash + 1) }
}

function isNoProposal(file: string): boolean {
  return isTemplate(file) || /^(?:readme|index)\.md$/i.test(file)
}

/** `YYYYMMDD-…` to the letter, or with the word in its name. */
function isTemplate(file: string): boolean {
  return file.startsWith('YYYYMMDD') || /template/i.test(file)
}
