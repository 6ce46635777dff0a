import { type Edited, edited } from '../../edit/edited.ts'
import { splice } from '../../edit/splice.ts'
import { goConstantsOf } from './go-presets.ts'
import { parameterMethods, variantsIn } from './go-variants.ts'

/** A place where the methods of one preset name the constant of another. */
export interface WrongConstant {
  readonly start: number
  readonly end: number
  readonly found: string
  readonly wanted: string
}

/** Where the preset `name` asks for another one's entry: what is left of a copied sibling. */
export function wrongConstants(source: string, name: string): readonly WrongConstant[] {
  const own = variantsIn(source).find((variant) => variant.name === name)
  if (own?.type === undefined || own.constant === undefined) return []
  const wanted = own.constant
  const constants = goConstantsOf(source)
  return parameterMethods(source, own.type).flatMap(({ start, body }) =>
    [...body.matchAll(/(?<=\bmetadata\.MustGet\(|\bModelName:\s{1,20})[A-Za-z_]\w*/g)].flatMap(
      ({ index, 0: found }) => {
        const value = constants.get(found)
        if (value === undefined || value === name) return []
        return [{ start: start + index, end: start + index + found.length, found, wanted }]
      },
    ),
  )
}

/** Puts a preset's own constant where its methods name another one's; nothing else moves. */
export function mendConstants(source: string, name: string): Edited {
  const wrong = wrongConstants(source, name)
  return edited(
    splice(
      source,
      wrong.map(({ start, end, wanted }) => ({ start, end, text: wanted })),
    ),
  )
}
