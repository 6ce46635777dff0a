import type { Proposal } from '../proposal/proposal.ts'
import { proseOf, withoutCode } from '../proposal/prose.ts'

/** A link into the document's own repository, as written; `start` is its offset in the document. */
export interface LocalLink {
  readonly target: string
  readonly start: number
  /** Paths from the repository's root, one of which is to be there; the one that was written first. */
  readonly candidates: readonly string[]
}

const inline =
  /\]\([ \t]*(?:<(?<angled>[^<>\n]{1,500})>|(?<plain>[^\s()<>]{1,500}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?))(?:[ \t]+["'(][^\n]{0,300}?["')])?[ \t]*\)/g
const definition = /^ {0,3}\[[^\]\n]{1,300}\]:[ \t]*<?(?<plain>[^\s<>]{1,500})/g

/**
 * The relative and root-relative links of a document that lies at `path` in its repository. Left out are
 * addresses of the web, links into the document, and those that lead out of the repository: on GitHub
 * these are pages such as its issues.
 */
export function localLinksOf(proposal: Proposal, path: string): readonly LocalLink[] {
  const cells = proposal.rows.map(({ value, valueSpan }) => ({
    text: value,
    start: valueSpan.start.offset,
  }))
  const linking = [...proseOf(proposal), ...cells].filter(({ text }) => text.includes(']'))
  return linking.flatMap(({ text, start }) => {
    const words = withoutCode(text)
    return [...words.matchAll(inline), ...words.matchAll(definition)].flatMap((match) => {
      const target = match.groups?.angled ?? match.groups?.plain ?? ''
      const candidates = candidatesOf(target, path)
      const at = start + match.index + match[0].indexOf(target)
      return candidates.length === 0 ? [] : [{ target, start: at, candidates }]
    })
  })
}

/**
 * Where a link may lead: also without its ending and to the page of a folder, as sites are written, and
 * from the root of a site in the repository.
 */
function candidatesOf(target: string, path: string): readonly string[] {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?)/i.test(target)) return []
  const written = decoded(target.replace(/[?#].*$/s, ''))
  const folders = foldersAbove(path)
  const bases = written.startsWith('/')
    ? ['', ...folders.toReversed()].flatMap((root) => [
        joined(root, written),
        joined(root, `static${written}`),
      ])
    : [joined(folders[0] ?? '', written)]
  return bases
    .flatMap((base) => base ?? [])
    .filter((base) => base !== '')
    .flatMap((base) => [base, `${base}.md`, `${base}.mdx`, `${base}/README.md`, `${base}/index.md`])
}

/** The folders a file is in, the innermost first. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
}

/** A path from a folder, without `.` and `..`; `undefined` where it leads out of the root. */
function joined(folder: string, path: string): string | undefined {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
