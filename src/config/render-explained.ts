import type { Explained, Source } from './explained.ts'
import { inYaml } from './in-yaml.ts'

const sources: Readonly<Record<Source, string>> = {
  file: 'this file',
  owner: "the owner's defaults",
  process: 'the process',
  files: 'by the files of the repository',
  default: 'default',
}

/**
 * The configuration in force as a file that would say the same: what each key means above it, where
 * its value is from beside it. Keys without a value are comments.
 */
export function renderExplained(keys: readonly Explained[]): string {
  const isSet = (folder: string): boolean =>
    keys.some(({ key, value }) => value !== undefined && key.startsWith(`${folder}.`))
  const lines: string[] = []
  let above: readonly string[] = []
  for (const one of keys) {
    const folders = foldersOf(one.key)
    for (const [depth, folder] of folders.entries()) {
      if (above[depth] === folder) continue
      lines.push(`${indent(depth)}${isSet(folder) ? '' : '# '}${lastOf(folder)}:`)
    }
    lines.push(...linesOf(one, indent(folders.length)))
    above = folders
  }
  return `${lines.join('\n')}\n`
}

/** `a.b` of `a.b.c`, and all above it, the outermost first. */
function foldersOf(key: string): readonly string[] {
  const steps = key.split('.').slice(0, -1)
  return steps.map((_, n) => steps.slice(0, n + 1).join('.'))
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1)
}

function linesOf({ key, value, from, description }: Explained, before: string): readonly string[] {
  const name = lastOf(key)
  const written =
    value === undefined ? `# ${name}: not set` : `${name}: ${inYaml(value)}  # ${sources[from]}`
  return [`${before}# ${description}`, `${before}${written}`]
}

function indent(depth: number): string {
  return '  '.repeat(depth)
}
