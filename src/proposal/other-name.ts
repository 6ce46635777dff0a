import { namedModels } from './named-models.ts'

/** Words that name another model, with their place in the line. */
export interface OtherName {
  readonly words: string
  readonly start: number
}

/**
 * The words of a line that name another model than `repository`: another repository, another version of
 * the family, or another size. `undefined` where the line names the model itself, or none.
 */
export function otherNameIn(line: string, repository: string): OtherName | undefined {
  const named = [...namedModels(line), ...ofSameOwner(line, repository)]
  const isSame = (one: string): boolean => one.toLowerCase() === repository.toLowerCase()
  if (named.some((one) => isSame(one.repository))) return undefined
  const [first] = named
  if (first !== undefined) return { words: first.repository, start: first.start }
  const name = repository.split('/')[1] ?? ''
  return otherVersion(line, name) ?? otherSize(line, name)
}

function ofSameOwner(
  line: string,
  repository: string,
): readonly { readonly repository: string; readonly start: number }[] {
  const owner = repository.split('/')[0]?.toLowerCase()
  const found = [...line.matchAll(/(?<![\w./-])[\w.-]{1,39}\/[\w-](?:[\w.-]{0,94}[\w-])?(?!\/)/g)]
  return found
    .map((match) => ({ repository: match[0], start: match.index }))
    .filter((one) => one.repository.split('/')[0]?.toLowerCase() === owner)
}

/** `Phi-3` where the repository is `phi-4`; a shorter version (`Llama 3` for 3.3) is not another. */
function otherVersion(line: string, name: string): OtherName | undefined {
  const groups =
    /^(?<stem>[A-Za-z]{2,30})[-_]?v?(?<version>\d{1,3}(?:\.\d{1,3})*)(?![\d.]*[bm])/i.exec(
      name,
    )?.groups
  if (groups === undefined) return undefined
  const { stem = '', version = '' } = groups
  const written = new RegExp(
    `\\b${stem}[- _]?v?(?<own>\\d{1,3}(?:\\.\\d{1,3})*)(?![\\d.]*[bm]\\b)`,
    'gi',
  )
  const found = [...line.matchAll(written)].map((match) => ({
    words: match[0],
    start: match.index,
    own: match.groups?.own ?? '',
  }))
  return found.some(({ own }) => isPart(own, version) || isPart(version, own))
    ? undefined
    : found[0]
}

function isPart(one: string, other: string): boolean {
  return `${other}.`.startsWith(`${one}.`)
}

/** `Heron 7B` where the repository is `heron-3b`. */
function otherSize(line: string, name: string): OtherName | undefined {
  const size = /(?<![\w.])(?<number>\d{1,4}(?:\.\d{1,3})?)\s?b\b/gi
  const own = new Set([...name.matchAll(size)].map((match) => match.groups?.number))
  const found = [...line.matchAll(size)]
  const first = found[0]
  if (own.size === 0 || first === undefined) return undefined
  const isNamed = found.some((match) => own.has(match.groups?.number))
  return isNamed ? undefined : { words: first[0], start: first.index }
}
