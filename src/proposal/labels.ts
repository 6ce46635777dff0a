/** What a row of a requirements table is about. */
export type Topic =
  | 'family-name'
  | 'type'
  | 'download-site'
  | 'version'
  | 'storage'
  | 'gpu-count'
  | 'total-memory'
  | 'per-gpu-memory'
  | 'runtime'
  | 'distributed'
  | 'custom'

/** The words by which a document names what a model needs; KAITO's. Compared by `sameLabel`. */
export const labels: Readonly<Record<Topic, string>> = {
  'family-name': 'family name',
  type: 'type',
  'download-site': 'download site',
  version: 'version',
  storage: 'storage size',
  'gpu-count': 'gpu count',
  'total-memory': 'total gpu memory',
  'per-gpu-memory': 'per gpu memory',
  runtime: 'runtime',
  distributed: 'distributed inference',
  custom: 'custom configurations',
}

/** A table with these rows makes a document a model proposal (KAITO's template since January 2024). */
export const modelTopics: readonly Topic[] = ['family-name', 'download-site', 'version']

/** The front-matter keys and headings with a meaning of their own. */
export const names: Readonly<Record<'status' | 'authors' | 'created' | 'history', string>> = {
  status: 'status',
  authors: 'authors',
  created: 'creation-date',
  history: 'history',
}

/** Headings and rows whose absence is only a warning. */
export const lenient: ReadonlySet<string> = new Set(['glossary', 'custom configurations'])

/** Whether a bullet's label announces the licence. */
export function isLicenceLabel(label: string): boolean {
  return /\blicen[cs]e\b/.test(labelOf(label))
}

const optionalMark =
  /\s{0,2}[*_]{0,3}[([](?:optional|if applicable|when applicable|as needed)[^)\]]{0,80}[)\]][*_]{0,3}$/i

/** Whether a heading says that its section may be left out: `Risks (Optional)`, `Risks [if applicable]`. */
export function isMarkedOptional(title: string): boolean {
  return optionalMark.test(title)
}

/** A heading without its number and without the mark that says it is optional. */
export function bareTitle(title: string): string {
  return title
    .replace(optionalMark, '')
    .replace(/^\d{1,3}(?:(?:\.\d{1,3})*[.)]|(?:\.\d{1,3})+)\s+/, '')
}

/**
 * A label as compared: lower case, single blanks, no emphasis, no invisible characters, no colon,
 * no number in front, no `(Optional)` behind.
 */
export function labelOf(text: string): string {
  const label = known.get(text) ?? comparedAs(text)
  if (known.size >= mostKnown) known.clear()
  if (text.length <= longestKnown) known.set(text, label)
  return label
}

/** Every heading and label is compared with every one of the template, in a thousand documents the same ones. */
const known = new Map<string, string>()
const mostKnown = 2_000
const longestKnown = 200

function comparedAs(text: string): string {
  const plain = text.replaceAll(/[\p{Cf}*`]/gu, '').replaceAll(/\s+/g, ' ')
  return bareTitle(plain.trim()).replace(/ ?:$/, '').toLowerCase()
}

/** Whether two labels name the same, however they are capitalised or emphasised. */
export function sameLabel(one: string, other: string): boolean {
  return labelOf(one) === labelOf(other)
}
