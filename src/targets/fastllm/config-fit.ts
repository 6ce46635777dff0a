import { z } from 'zod'
import { fieldsOf } from './candle-configs.ts'
import type { ConfigField, FieldKind } from './config-field.ts'
import type { ModelJson } from './model-json.ts'

/** The activations candle reads by these names. */
export const activations: readonly string[] = [
  'gelu',
  'gelu_new',
  'gelu_pytorch_tanh',
  'relu',
  'silu',
]

const kinds = {
  count: z.int().nonnegative(),
  integer: z.int(),
  number: z.number(),
  flag: z.boolean(),
  text: z.string(),
  texts: z.array(z.string()),
  activation: z.string().refine((name) => activations.includes(name)),
}
const words: Readonly<Record<FieldKind, string>> = {
  count: 'a whole number',
  integer: 'a whole number',
  number: 'a number',
  flag: 'true or false',
  text: 'a text',
  texts: 'a list of texts',
  activation: 'the name of an activation it knows',
}

/** Why a module of candle cannot read a `config.json` as it stands; empty where it can. */
export function misfitsOf(json: ModelJson, module: string): readonly string[] {
  return fieldsOf(module).flatMap((field) => {
    const why = misfitOf(json, field)
    return why === undefined ? [] : [`\`${field.name}\` ${why}`]
  })
}

function misfitOf(json: ModelJson, field: ConfigField): string | undefined {
  const { name, kind, mayBeMissing, mayBeNull } = field
  const value = json[name]
  if (value === undefined) return mayBeMissing ? undefined : 'is missing'
  if (value === null) return mayBeNull ? undefined : `is null, where candle reads ${words[kind]}`
  return kinds[kind].safeParse(value).success ? undefined : `is not ${words[kind]}`
}
