import { nearest } from '../diagnostics/nearest.ts'
import type { Target } from '../targets/target.ts'
import { targetNamed, targetNames } from '../targets/targets.ts'
import { UsageError } from './usage-error.ts'

/** The target somebody named. Throws a `UsageError` with the nearest, or all, where there is none of that name. */
export function targetAsked(name: string): Target {
  const target = targetNamed(name)
  if (target !== undefined) return target
  const meant = nearest(name, targetNames)
  const known = targetNames.map((one) => `\`${one}\``).join(', ')
  const hint = meant === undefined ? `there are ${known}` : `did you mean \`${meant}\`?`
  throw new UsageError(`There is no target \`${name}\`: ${hint}`)
}
