import { bare } from './quantity.ts'

type Runtime = 'transformers' | 'vllm' | 'onnx'

const denied = /\b(?:not?|without|unsupported|once|will be|later|planned|soon|tbd)\b/i
const runtimes: readonly (readonly [Runtime, RegExp])[] = [
  ['transformers', /\btransformers?\b/i],
  ['vllm', /\bvllm\b/i],
  ['onnx', /\bonnx/i],
]

/** The runtimes a cell names. A sentence that denies or postpones one does not name it. */
export function runtimesOf(cell: string): readonly Runtime[] {
  const said = cell.split(/[.;](?:\s|$)|\n|\bbut\b/).filter((sentence) => !denied.test(sentence))
  return runtimes.filter(([, word]) => said.some((part) => word.test(part))).map(([name]) => name)
}

/** `True` or `False`; `null` for anything else, and for an answer with conditions such as `False (True for large)`. */
export function booleanOf(cell: string): boolean | null {
  const text = bare(cell)
  const word = /^(?:true|false)\b(?!\/)/i.exec(text)?.[0].toLowerCase()
  if (word === undefined) return null
  const opposite = word === 'true' ? /\bfalse\b/i : /\btrue\b/i
  return opposite.test(text) ? null : word === 'true'
}

const precisions: ReadonlyMap<string, string> = new Map([
  ['bf16', 'bfloat16'],
  ['bfloat16', 'bfloat16'],
  ['fp16', 'float16'],
  ['float16', 'float16'],
  ['auto', 'auto'],
])

/** The precision of `Precision: BF16. …`, in the words of PyTorch. */
export function precisionOf(cell: string): string | null {
  const word = /\bprecision\s*[:=]\s*(?<word>\w+)/i.exec(bare(cell))?.groups?.word
  return precisions.get(word?.toLowerCase() ?? '') ?? null
}

/** A model's task as the model hub spells it: `text generation` is `text-generation`. */
export function taskOf(cell: string): string | null {
  const text = bare(cell).toLowerCase().replaceAll(/\s+/g, '-')
  return text === '' ? null : text
}

/** The licence a text names, spelt as SPDX does where it is Apache 2 or MIT; else its first clause. */
export function licenceOf(text: string): string | null {
  if (/\bapache\b[\s\w,-]{0,24}\b2(?:\.0)?\b/i.test(text)) return 'Apache-2.0'
  if (/\bMIT\b/i.test(text)) return 'MIT'
  const clause =
    bare(text)
      .split(/[.;,(\n](?:\s|$)|[,;(\n]/)[0]
      ?.trim() ?? ''
  return clause === '' || isPlaceholder(clause) ? null : clause.slice(0, 80)
}

/** Whether a value only keeps a place: `TBD`, `…`, `<name>`. */
export function isPlaceholder(text: string): boolean {
  return /^(?:tb[acd]|to be (?:decided|determined|announced|confirmed)|todo|fixme|x{3,}|y{3,}|\?+|\.{3,}|…|<[^<>:/@]*>|\{[^{}]*\})[.:]?$/i.test(
    bare(text),
  )
}

const refused =
  /\b(?:(?:not|never)(?: yet)? (?:supported|available|possible|tested)|unsupported|(?:does|do|will) not (?:run|work|load|support)|cannot|can't|doesn't (?:run|work|load|support))\b/i

/** The runtimes a sentence of prose says do not work. */
export function refusedRuntimes(sentence: string): readonly Runtime[] {
  if (!refused.test(sentence)) return []
  return runtimes.filter(([, word]) => word.test(sentence)).map(([name]) => name)
}
