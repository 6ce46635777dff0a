import { type FilterSpec, listOf, numberOf, type Plain, textOf } from './filter.ts'
import { kebabOf, pascalOf, snakeOf } from './names.ts'

/** More than any name needs; a text that doubles in a loop ends here. */
const longest = 20_000

function text(
  [name, summary, example, gives]: readonly [string, string, string, string],
  apply: (text: string, ...more: readonly Plain[]) => Plain,
): FilterSpec {
  return { name, summary, example, gives, apply: (value, ...more) => apply(textOf(value), ...more) }
}

function number(
  [name, summary, example, gives]: readonly [string, string, string, string],
  apply: (number: number, other: number) => number,
): FilterSpec {
  return {
    name,
    summary,
    example,
    gives,
    apply: (value, other) => apply(numberOf(value), numberOf(other)),
  }
}

/** What replacing would come to is known before it is done. */
function replaced(whole: string, old: string, now: string): string {
  if (old === '') return whole
  const pieces = whole.split(old)
  const length = whole.length + (pieces.length - 1) * now.length
  if (length > longest) throw new Error(`a value is longer than ${longest} characters`)
  return pieces.join(now)
}

function rounded(value: number, digits: number): number {
  const factor = 10 ** Math.min(Math.max(Math.trunc(digits), 0), 9)
  return Math.round(value * factor) / factor
}

const words: readonly FilterSpec[] = [
  text(['upcase', 'Capital letters.', '"phi" | upcase', 'PHI'], (it) => it.toUpperCase()),
  text(['downcase', 'Small letters.', '"PHI" | downcase', 'phi'], (it) => it.toLowerCase()),
  text(
    ['capitalize', 'A capital first letter.', '"phi" | capitalize', 'Phi'],
    (it) => it.charAt(0).toUpperCase() + it.slice(1),
  ),
  text(['strip', 'No blanks at either end.', '" phi " | strip', 'phi'], (it) => it.trim()),
  text(
    ['append', 'Text behind it.', '"phi" | append: "-4"', 'phi-4'],
    (it, more) => it + textOf(more),
  ),
  text(
    ['prepend', 'Text before it.', '"4" | prepend: "phi-"', 'phi-4'],
    (it, more) => textOf(more) + it,
  ),
  text(
    ['replace', 'One text by another, everywhere.', '"a.b" | replace: ".", "-"', 'a-b'],
    (it, old, now) => replaced(it, textOf(old), textOf(now)),
  ),
  text(['remove', 'Without a text.', '"phi-4-it" | remove: "-it"', 'phi-4'], (it, old) =>
    replaced(it, textOf(old), ''),
  ),
  text(['split', 'A list of its pieces.', '"a-b" | split: "-" | last', 'b'], (it, by) =>
    it.split(textOf(by) || ' ', 1000),
  ),
  text(['kebab', 'Small words with `-`.', '"Phi 4" | kebab', 'phi-4'], kebabOf),
  text(['snake', 'Small words with `_`.', '"Phi 4" | snake', 'phi_4'], snakeOf),
  text(['pascal', 'Words with capitals.', '"phi-4-mini" | pascal', 'Phi4Mini'], pascalOf),
]

const lists: readonly FilterSpec[] = [
  {
    name: 'join',
    summary: 'The entries of a list with a text between them.',
    example: '"b a" | split: " " | join: "-"',
    gives: 'b-a',
    apply: (value, by) => listOf(value).map(textOf).join(textOf(by)),
  },
  {
    name: 'first',
    summary: 'The first entry of a list.',
    example: '"b a" | split: " " | first',
    gives: 'b',
    apply: (value) => listOf(value)[0] ?? null,
  },
  {
    name: 'last',
    summary: 'The last entry of a list.',
    example: '"b a" | split: " " | last',
    gives: 'a',
    apply: (value) => listOf(value).at(-1) ?? null,
  },
  {
    name: 'size',
    summary: 'How many entries or characters there are.',
    example: '"phi" | size',
    gives: '3',
    apply: (value) => (typeof value === 'string' ? value.length : listOf(value).length),
  },
  {
    name: 'sort',
    summary: 'The entries of a list in order.',
    example: '"b a" | split: " " | sort | first',
    gives: 'a',
    apply: (value) => listOf(value).toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1)),
  },
]

const numbers: readonly FilterSpec[] = [
  number(['plus', 'The sum.', '3 | plus: 2', '5'], (a, b) => a + b),
  number(['minus', 'The difference.', '3 | minus: 2', '1'], (a, b) => a - b),
  number(['times', 'The product.', '3 | times: 2', '6'], (a, b) => a * b),
  number(['divided_by', 'The quotient; by 0 it is 0.', '3 | divided_by: 2', '1.5'], (a, b) =>
    b === 0 ? 0 : a / b,
  ),
  number(['round', 'Rounded, to so many digits.', '1.256 | round: 2', '1.26'], rounded),
  number(['ceil', 'The next whole number above.', '1.2 | ceil', '2'], Math.ceil),
  number(['floor', 'The next whole number below.', '1.8 | floor', '1'], Math.floor),
]

/** Filters that make one value of another; the result is escaped like any value. */
export const shapingFilters: readonly FilterSpec[] = [...words, ...lists, ...numbers]
