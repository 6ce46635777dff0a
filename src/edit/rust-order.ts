/**
 * The order in which rustfmt (edition 2021) sorts paths of modules and imports: segment by segment,
 * names in small letters before types, types before constants.
 */
export function inRustOrder(one: string, other: string): number {
  const [ours, theirs] = [one.split('::'), other.split('::')]
  for (const [index, segment] of ours.entries()) {
    const order = compared(segment, theirs[index])
    if (order !== 0) return order
  }
  return ours.length - theirs.length
}

function compared(one: string, other: string | undefined): number {
  if (other === undefined) return 1
  const order = rankOf(one) - rankOf(other)
  if (order !== 0 || one === other) return order
  return one < other ? -1 : 1
}

function rankOf(segment: string): number {
  if (/^[a-z_]/.test(segment)) return 0
  return /[a-z]/.test(segment) ? 1 : 2
}
