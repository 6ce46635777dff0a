import type { Files } from '../../edit/files.ts'
import { hasLabel } from './cells.ts'
import { comparedIn } from './comparison-table.ts'
import { namesIn } from './names-table.ts'
import { paths } from './places.ts'
import { plansIn } from './rate-limits.ts'

/** The rows a model lacks in the tables a tree has; a table that is not there is not asked for. */
export function missingRows(
  { id, label }: { readonly id: string; readonly label: string | undefined },
  files: Files,
): readonly string[] {
  const page = files.get(paths.models) ?? ''
  const names = namesIn(page)
  const row = names?.find((each) => each.id === id)
  const shown = [row?.label, label].filter((each) => each !== undefined)
  const compared = comparedIn(page)
  const plans = plansIn(files.get(paths.limits) ?? '')
  return [
    ...(names === undefined || row !== undefined
      ? []
      : [`\`${paths.models}\`, "Model names" has no row`]),
    ...(compared === undefined || hasLabel(compared, shown)
      ? []
      : [`\`${paths.models}\`, "Model comparison table" has no row`]),
    ...plans
      .filter(({ labels }) => !hasLabel(labels, shown))
      .map(({ name }) => `\`${paths.limits}\`, "${name}" has no row`),
  ]
}
