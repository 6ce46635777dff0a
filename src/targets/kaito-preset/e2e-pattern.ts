import { maskGo } from '../../edit/go-mask.ts'

/** The form the tests of a file have, taken from them: it changed several times. */
export interface SpecPattern {
  /** The lines of a spec after its workspace is created, without indentation; '' is a blank line. */
  readonly calls: readonly string[]
  /** The generator's arguments behind the preset: `nil`, an access mode, and `secret` for that of a gated model. */
  readonly tail: readonly string[]
}

/** A pattern, or what about the file is not understood. */
export type ReadPattern =
  | { readonly kind: 'pattern'; readonly pattern: SpecPattern }
  | { readonly kind: 'unknown'; readonly reason: string }

const call =
  /^(?:|defer cleanupResources\(workspaceObj\)|time\.Sleep\(\d+ \* time\.Second\)|validate\w+\(workspaceObj(?:, (?:numOfNode|int32\(numOfNode\)|true|false))*\))$/

const needed = ['validateCreateNode(', 'validateInferenceResource(', 'validateWorkspaceReadiness(']

/** Reads the form most tests of presets in a file have; a file whose tests have another is not understood. */
export function patternOf(source: string, generator: string): ReadPattern {
  const code = maskGo(source)
  const calls = mostOften(specsIn(code))
  if (calls === undefined)
    return {
      kind: 'unknown',
      reason: 'no test of a preset in it has a form that is known, from its node to its readiness',
    }
  const tail = mostOften(tailsIn(code, source, generator))
  if (tail === undefined)
    return {
      kind: 'unknown',
      reason: `it does not call \`${generator}\` with arguments that are known`,
    }
  return { kind: 'pattern', pattern: { calls: calls.split('\n'), tail: tail.split('\n') } }
}

/** What the specs of presets do once there is a workspace; those that do something else are left out. */
function specsIn(code: string): readonly string[] {
  const specs = code.matchAll(
    /^\tIt\([^\n]*\n(?<before>[\s\S]*?)\bworkspaceObj := create\w+WithPresetPublicMode\w*\(numOfNode\)[ \t]*\n(?<rest>[\s\S]*?)^\t\}\)/gm,
  )
  return [...specs].flatMap(({ groups }) => {
    const before = (groups?.before ?? '').trim()
    const lines = (groups?.rest ?? '').split('\n').map((line) => line.trim())
    const isKnown = /^numOfNode := 1$/.test(before) && lines.every((line) => call.test(line))
    const text = squeezed(lines).replace(
      /(?<=validateInferenceResource\(workspaceObj, int32\(numOfNode\), )true/,
      'false',
    )
    return isKnown && needed.every((one) => text.includes(one)) ? [text] : []
  })
}

/** Blank lines where comments were are one, and none is at the end. */
function squeezed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '')
}

const accessMode = 'kaitov1beta1.ModelImageAccessModePublic'

function tailsIn(code: string, source: string, generator: string): readonly string[] {
  const opening = new RegExp(String.raw`\butils\.${generator}\(`, 'g')
  return [...code.matchAll(opening)].flatMap(({ index, 0: head }) => {
    const given = argumentsAt(code, source, index + head.length)
    if (given.length < 11 || given[3] !== 'numOfNode' || given[6] !== 'nil') return []
    const tail = given.slice(8).map(tokenOf)
    return tail.includes(undefined) ? [] : [tail.join('\n')]
  })
}

function tokenOf(argument: string, index: number): string | undefined {
  if (argument === 'nil' || /^[a-z]\w*$/.test(argument)) return 'nil'
  if (argument === accessMode) return index === 0 ? accessMode : undefined
  return argument === '""' || /^\w+\.Name$/.test(argument) ? 'secret' : undefined
}

/** The arguments of a call whose bracket opens before `start`, split at its own commas. */
function argumentsAt(code: string, source: string, start: number): readonly string[] {
  const commas: number[] = []
  let depth = 0
  for (let at = start; at < code.length; at += 1) {
    const letter = code.charAt(at)
    depth += stepOf(letter)
    if (letter === ',' && depth === 0) commas.push(at)
    if (depth < 0) return between(source, [start - 1, ...commas, at])
  }
  return []
}

function stepOf(letter: string): number {
  if ('([{'.includes(letter)) return 1
  return ')]}'.includes(letter) ? -1 : 0
}

function between(source: string, marks: readonly number[]): readonly string[] {
  return marks.slice(1).map((end, index) => source.slice((marks[index] ?? 0) + 1, end).trim())
}

function mostOften(texts: readonly string[]): string | undefined {
  const count = (text: string): number => texts.filter((each) => each === text).length
  return [...new Set(texts)].toSorted((a, b) => count(b) - count(a))[0]
}
