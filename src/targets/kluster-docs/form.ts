import { isWhole, type Snippet } from './snippets.ts'

/** What snippets of one kind have in common: their text with holes for the id and the label. */
export interface Form {
  readonly text: string
  /** The snippets that have it, in the order of their slugs. */
  readonly donors: readonly Snippet[]
}

/** No snippet holds a zero byte: what does is no text. */
const hole = { id: '\0id\0', label: '\0label\0' } as const

/**
 * The forms of snippets of one kind, the most common first; of equals the one that ends with exactly one line
 * ending, then that of the first slug. Snippets that do not name one model, as often as they should, have none.
 */
export function formsOf(
  snippets: readonly Snippet[],
  labelOf: (path: string) => string | undefined,
): readonly Form[] {
  const bySlug = snippets.toSorted((one, other) => (one.slug < other.slug ? -1 : 1))
  const groups = Map.groupBy(
    bySlug.filter((each) => isWhole(each) && !each.text.includes('\0')),
    (each) => emptied(each, labelOf(each.path)),
  )
  const forms = [...groups].map(([text, donors]) => ({ text, donors }))
  return forms
    .filter(isReusable)
    .toSorted(
      (one, other) =>
        other.donors.length - one.donors.length ||
        Number(endsOnce(other.text)) - Number(endsOnce(one.text)),
    )
}

function emptied({ text, ids, language }: Snippet, label: string | undefined): string {
  const body = replaced(text, ids[0] ?? '', hole.id)
  if (language !== 'python' || label === undefined || label === '') return body
  const end = body.indexOf('\n') + 1
  return replaced(body.slice(0, end), label, hole.label) + body.slice(end)
}

/** Puts a hole where a name stands whole: `org/a` is not in `org/a-1`. */
function replaced(text: string, name: string, by: string): string {
  const parts = text.split(name)
  return parts.slice(1).reduce((sum, part) => {
    const isWholeName = !/[\w./-]$/.test(sum) && !/^(?:[\w/-]|\.\w)/.test(part)
    return `${sum}${isWholeName ? by : name}${part}`
  }, parts[0] ?? '')
}

/** A first line that may name one model is not for another, unless others have the very same. */
function isReusable({ text, donors }: Form): boolean {
  const [first = ''] = text.split('\n', 1)
  return donors.length > 1 || !first.startsWith('# ') || first.includes(hole.label)
}

function endsOnce(text: string): boolean {
  return /[^\n]\n$/.test(text)
}

/** A snippet for a model, or `undefined` where a hole is left, or the form names its own donor somewhere else. */
export function filled(
  { text, donors }: Form,
  model: { readonly id: string; readonly label: string },
): string | undefined {
  const result = text.split(hole.id).join(model.id).split(hole.label).join(model.label)
  const [only, ...others] = donors
  const tail = only?.ids[0]?.split('/').at(-1)?.toLowerCase() ?? ''
  const isOfDonor = others.length === 0 && text.toLowerCase().includes(tail)
  return result.includes('\0') || isOfDonor ? undefined : result
}
