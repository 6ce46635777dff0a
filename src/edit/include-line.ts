/** What one `--8<--` line of `pymdownx.snippets` brings in. */
export interface Include {
  /** As written, without lines or a section; relative to the folder of snippets. */
  readonly path: string
  readonly isUrl: boolean
  /** The last line any of its ranges names; `undefined` where none does. */
  readonly lastLine: number | undefined
}

const directive = /^\s*-+8<-+[ \t]+(?:"(?<double>[^"\r\n]+)"|'(?<single>[^'\r\n]+)')\s*$/
const url = /^https?:\/\//i
const ranges = /^(?<path>.+?)(?<ranges>:\d*(?::\d*)?(?:,\d*(?::\d*)?)*)$/

/** Reads an include, as `--8<-- 'path:start:end'`; `undefined` for any other line. Paths that name several files are read as one. */
export function parseInclude(line: string): Include | undefined {
  const { double, single } = directive.exec(line)?.groups ?? {}
  const asked = (double ?? single)?.trim()
  if (asked === undefined || asked === '') return undefined
  if (url.test(asked)) return { path: asked, isUrl: true, lastLine: undefined }
  const found = ranges.exec(asked)?.groups
  if (found === undefined)
    return { path: asked.replace(/:[\w-]+$/, ''), isUrl: false, lastLine: undefined }
  const numbers = (found.ranges?.match(/\d+/g) ?? []).map(Number)
  const lastLine = numbers.length === 0 ? undefined : Math.max(...numbers)
  return { path: found.path ?? asked, isUrl: false, lastLine }
}
