import type { Config } from '../config/config.ts'

/** The last part of a path: a proposal's identity inside its repository. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a path is a proposal: a Markdown file straight in a proposals folder, and no template. */
export function isProposal(path: string, config: Config): boolean {
  return isInFolder(path, config) && !isTemplate(fileOf(path))
}

/** Whether a path is a template that proposals are copied from. */
function isTemplatePath(path: string, config: Config): boolean {
  return isInFolder(path, config) && isTemplate(fileOf(path))
}

/** The template for models: in a folder with several, the one whose name says so. */
export function modelTemplate(paths: Iterable<string>, config: Config): string | undefined {
  const all = [...paths].filter((path) => isTemplatePath(path, config)).toSorted()
  return all.find((path) => /model/i.test(fileOf(path))) ?? all[0]
}

function isInFolder(path: string, { proposals }: Config): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  return path.endsWith('.md') && proposals.folders.includes(folder)
}

function isTemplate(file: string): boolean {
  return (
    file.startsWith('YYYYMMDD-') || /template/i.test(file) || /^(?:readme|index)\.md$/i.test(file)
  )
}
