/** What YAML gives: maps become records. */
type Tree = Readonly<Record<string, unknown>>

/** Trees laid over each other, the strongest last: maps key by key, everything else as a whole. */
export function merged(trees: readonly unknown[]): unknown {
  return trees.reduce((under, over) => laidOver(under, over), {})
}

/** The value at a path of keys; `undefined` where there is none. */
export function valueAt(tree: unknown, path: readonly PropertyKey[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return tree
  if (Array.isArray(tree) && typeof first === 'number') return valueAt(tree[first], rest)
  return isTree(tree) && typeof first === 'string' && Object.hasOwn(tree, first)
    ? valueAt(tree[first], rest)
    : undefined
}

/** Whether a value is a map of keys. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function laidOver(under: unknown, over: unknown): unknown {
  if (!isTree(under) || !isTree(over)) return over
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])]
  return Object.fromEntries(keys.map((key) => [key, valueOver(under, over, key)]))
}

function valueOver(under: Tree, over: Tree, key: string): unknown {
  if (!Object.hasOwn(over, key)) return under[key]
  return Object.hasOwn(under, key) ? laidOver(under[key], over[key]) : over[key]
}
