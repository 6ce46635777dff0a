import { folderOf, type Language, type Run, runs } from './places.ts'

/** The file name of a model's snippet, taken apart. */
export interface SnippetName {
  readonly run: Run
  readonly language: Language
  /** What stands before the slug, as `batch-jsonl-`. */
  readonly prefix: string
  readonly slug: string
  /** With its dot. The bash snippets are `.md`, and `.sh` in old trees. */
  readonly extension: string
}

const patterns: Readonly<Record<Run, RegExp>> = {
  'real-time': /^(?<prefix>real-?time-)(?<slug>.+)(?<extension>\.py|\.md|\.sh)$/,
  batch: /^(?<prefix>batch-(?:jsonl-)?)(?<slug>.+)(?<extension>\.py|\.md|\.sh)$/,
}

/** Reads the path of a model's snippet; `undefined` for other files, and for the shared samples, whose tail is a number. */
export function snippetNameOf(path: string): SnippetName | undefined {
  const run = runs.find((each) => path.startsWith(folderOf(each)))
  if (run === undefined) return undefined
  const found = patterns[run].exec(path.slice(folderOf(run).length))?.groups
  const { prefix = '', slug = '', extension = '' } = found ?? {}
  if (!isSlug(slug)) return undefined
  return { run, language: extension === '.py' ? 'python' : 'bash', prefix, slug, extension }
}

/** The path of a snippet: what `snippetNameOf` reads back. */
export function snippetPath({ run, prefix, slug, extension }: SnippetName): string {
  return `${folderOf(run)}${prefix}${slug}${extension}`
}

/** Whether a text may stand for a model in file names: no folder, not a number alone as the shared samples have. */
export function isSlug(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.-]{0,199}$/.test(text) && !/^\d+$/.test(text)
}
