/** What kind of value a key of `config.json` holds. */
export type FieldKind = 'count' | 'integer' | 'number' | 'flag' | 'text' | 'texts' | 'activation'

/** One key of `config.json` as a `Config` of candle reads it. */
export interface ConfigField {
  readonly name: string
  readonly kind: FieldKind
  readonly mayBeMissing: boolean
  readonly mayBeNull: boolean
}

const kinds: readonly FieldKind[] = [
  'count',
  'integer',
  'number',
  'flag',
  'text',
  'texts',
  'activation',
]

/** Reads a list `name:kind`, with `?` where the key may be missing or null, `~` where it may only be missing. */
export function configFields(list: string): readonly ConfigField[] {
  return list
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', said = ''] = one.split(':')
      const kind = kinds.find((each) => each === said.replace(/[?~]$/, '')) ?? 'text'
      return { name, kind, mayBeMissing: /[?~]$/.test(said), mayBeNull: said.endsWith('?') }
    })
}
