import type { Mistake } from '../../config/written.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { quoted } from '../../diagnostics/quoted.ts'
import { isConfigKey } from './config-values.ts'
import type { Template, Use } from './template.ts'
import { valueSpecs } from './values.ts'

/** What a template may name: every value, or only what the name of a model tells. */
export type Reach = 'everything' | 'name'

const names = valueSpecs.map(({ name }) => name)
const lists = valueSpecs.filter(({ isList }) => isList).map(({ name }) => name)

/** What is wrong with a template before it is ever written: its syntax, and the values it names. */
export function templateMistakes(template: Template, reach: Reach): readonly Mistake[] {
  if (template.kind === 'broken') return template.mistakes
  return template.uses.flatMap((use) => useMistake(use, reach) ?? [])
}

function useMistake({ segments, start }: Use, reach: Reach): Mistake | undefined {
  const shown = segments.map((one) => one ?? '[…]').join('.')
  const place = { start, end: start + shown.length }
  if (segments.includes(undefined))
    return { ...place, message: 'unexpected computed name', help: 'write the name of the value' }
  const words = nameWords(shown, reach)
  return words === undefined ? undefined : { ...place, ...words }
}

/** What is wrong with the name of a value; `undefined` where nothing is. */
export function nameWords(
  name: string,
  reach: Reach,
): Pick<Mistake, 'message' | 'help'> | undefined {
  const [group = '', key = '', ...more] = name.split('.')
  const value = `${group}.${key}`
  const isConfig = group === 'config' && isConfigKey(key)
  const isKnown = names.includes(value) || isConfig
  const isWhole = more.length === 0 || isInside(value, more, isConfig)
  if (!isKnown || !isWhole) return unknownName(name)
  if (reach === 'everything' || group === 'model') return undefined
  return {
    message: `unexpected value ${quoted(name)}, expected one of \`model\``,
    help: 'this has to be found again by the name of the model alone',
  }
}

/** An entry of a list, or how many there are. */
function isInside(
  value: string,
  [step = '', ...more]: readonly string[],
  isConfig: boolean,
): boolean {
  const isStep = /^(?:size|first|last|\d{1,3})$/.test(step)
  return more.length === 0 && isStep && (isConfig || lists.includes(value))
}

function unknownName(name: string): Pick<Mistake, 'message' | 'help'> {
  const meant = nearest(name, names)
  const message = `unexpected value ${quoted(name)}, there is none of that name`
  const help =
    meant === undefined ? 'take the name from `docs/recipes.md`' : `did you mean \`${meant}\`?`
  return { message, help }
}
