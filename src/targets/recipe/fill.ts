import { newPathRefusal } from '../../diagnostics/outside-path.ts'
import type { Output } from './engine.ts'
import type { TextKind } from './escapes.ts'
import { readTemplate } from './template.ts'
import type { Values } from './values.ts'

/** A template filled in, or why it cannot be. */
export type Filled =
  | ({ readonly kind: 'filled' } & Output)
  | { readonly kind: 'refused'; readonly reason: string }

/** Fills in a template; a gap shows in it as `TODO`. */
export function filled(template: string, kind: TextKind, values: Values): Filled {
  const read = readTemplate(template, kind)
  if (read.kind === 'broken') return refused('its template is broken')
  const rendered = read.render(values)
  return rendered.kind === 'failed'
    ? refused(`its template failed: ${rendered.reason}`)
    : { ...rendered, kind: 'filled' }
}

/** Fills in a template that may have no gap: a path, a key. */
export function exact(template: string, kind: TextKind, values: Values): Filled {
  const found = filled(template, kind, values)
  if (found.kind === 'refused') return found
  const [gap] = [...found.gaps, ...found.rested]
  if (gap !== undefined) return refused(`\`${gap}\` is not known`)
  const [odd] = found.unfit
  return odd === undefined ? found : refused(`${odd} cannot be written there`)
}

/** A path, through the gate that every path passes. */
export function pathOf(template: string, values: Values): Filled {
  const found = exact(template, 'other', values)
  if (found.kind === 'refused') return found
  const reason = newPathRefusal(found.text)
  return reason === undefined ? found : refused(`the path is refused: ${reason}`)
}

function refused(reason: string): Filled {
  return { kind: 'refused', reason }
}
