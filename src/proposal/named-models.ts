import { downloadsOf } from './repository.ts'

/** A model repository a line names, with its place in the line. */
export interface NamedModel {
  readonly repository: string
  readonly start: number
  readonly end: number
}

const named =
  /`(?<code>[A-Za-z][\w-]{1,38}\/[A-Za-z0-9][\w.-]{1,95})`|(?<address>https:\/\/huggingface\.co\/[\w./-]{2,200}\w)/g

/**
 * The model repositories a line names, in backticks or by their address on the hub. In backticks only
 * what has letters and a digit in its name: `apps/v1` and `docs/proposals` are no models.
 */
export function namedModels(line: string): readonly NamedModel[] {
  return [...line.matchAll(named)].flatMap((match) => {
    const { code, address } = match.groups ?? {}
    const [site] = downloadsOf(address ?? '')
    const repository = code !== undefined && isModelName(code) ? code : site?.repository
    if (repository === undefined) return []
    const start = match.index + (code === undefined ? 0 : 1)
    return [{ repository, start, end: start + (code ?? address ?? '').length }]
  })
}

function isModelName(repository: string): boolean {
  const name = repository.split('/')[1] ?? ''
  return /[A-Za-z]{2}/.test(name) && /\d/.test(name) && !/^v\d/.test(name)
}
