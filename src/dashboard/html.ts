import { html as template } from 'hono/html'
import { visible } from '../diagnostics/visible.ts'

/** HTML that is already safe. */
export interface Html {
  readonly isEscaped: true
  toString(): string
}

/** What a template may show: nothing at all for `undefined` and `false`. */
export type Shown = string | number | Html | undefined | false | readonly Shown[]

/**
 * Writes HTML. Every text that is filled in is escaped, and what is invisible in it or turns the
 * reading direction becomes `·`, wherever it came from: nobody has to remember to.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Shown[]): Html {
  const made = template(strings, ...values.map((value) => seen(value)))
  if (made instanceof Promise) throw new TypeError('A page waits for nothing')
  return made
}

function seen(value: Shown): unknown {
  if (typeof value === 'string') return visible(value)
  return Array.isArray(value) ? value.map((one: Shown) => seen(one)) : value
}

/** Text from outside, set apart so that its reading direction stays its own. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`
}
