import { linesOf } from '../../edit/lines.ts'
import { linesAround } from '../../edit/rust-arm.ts'
import { blocksOf, type RustCode, type Span } from '../../edit/rust-code.ts'
import { type Arm, armsOf, matchesOn } from '../../edit/rust-match.ts'

/** One decoder family of `ModelWrapper`: `Mistral(Model<MistralWithConfig>, String)`. */
export interface Decoder extends Span {
  readonly variant: string
  readonly type: string
}

/** One `match self`, by the function it stands in. */
export interface Dispatch {
  readonly name: string
  readonly arms: readonly Arm[]
}

/** The decoder families of `ModelWrapper` outside of tests, in order. */
export function decodersIn({ code }: RustCode): readonly Decoder[] {
  const [body] = blocksOf(code, /\bpub enum ModelWrapper\b/)
  if (body === undefined) return []
  const lines = linesOf(code).filter(({ start, end }) => start >= body.start && end <= body.end)
  return lines.flatMap((line, index) => {
    const found = /^\s*(?<variant>\w+)\(Model<(?<type>\w+)>, String\),/.exec(line.text)?.groups
    const isTest = lines[index - 1]?.text.includes('#[cfg(test)]') === true
    if (found === undefined || isTest) return []
    const { variant = '', type = '' } = found
    return [{ variant, type, start: line.start, end: line.end }]
  })
}

/** Every `match self`, in order. */
export function dispatchesIn({ code }: RustCode): readonly Dispatch[] {
  return matchesOn(code, 'self').map((span) => {
    const names = [...code.slice(0, span.start).matchAll(/\bfn (?<name>\w+)/g)]
    return { name: names.at(-1)?.groups?.name ?? '', arms: armsOf(code, span) }
  })
}

/** The arm of a variant in one `match self`. */
export function armFor({ arms }: Dispatch, variant: string): Arm | undefined {
  const own = new RegExp(`^Self::${variant}\\b`)
  return arms.find(({ pattern }) => pattern.split(' | ').some((one) => own.test(one)))
}

/** Text with the names of one decoder in the place of another's. */
export function renamed(text: string, from: Decoder, to: Omit<Decoder, keyof Span>): string {
  return text
    .replaceAll(new RegExp(`\\b${from.type}\\b`, 'g'), to.type)
    .replaceAll(new RegExp(`\\b${from.variant}\\b`, 'g'), to.variant)
}

/**
 * The decoder to copy arms from: the last one with all six. Where another one's arms differ in more than
 * names, `undefined`: nobody knows which of the two is the pattern.
 */
export function siblingIn(file: RustCode, other: string): Decoder | undefined {
  const dispatches = dispatchesIn(file)
  const whole = decodersIn(file)
    .filter(({ variant }) => variant !== other)
    .filter(({ variant }) => dispatches.every((one) => armFor(one, variant) !== undefined))
  const [sibling, second] = whole.toReversed()
  if (sibling === undefined || second === undefined) return sibling
  const differs = dispatches.some((one) => {
    const [ours, theirs] = [armFor(one, sibling.variant), armFor(one, second.variant)]
    if (ours === undefined || theirs === undefined || ours === theirs) return false
    const [text, model] = [ours, theirs].map((arm) => linesAround(file.source, arm))
    return renamed(text ?? '', sibling, second) !== model
  })
  return differs ? undefined : sibling
}
