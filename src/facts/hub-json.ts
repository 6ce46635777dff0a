/** A file of a model's repository as text, read: JSON, or why it is none. */
export type HubJson =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'pointer'; readonly bytes: number | null }
  | { readonly kind: 'broken' }

/**
 * Reads JSON as model repositories hold it: bare `NaN` and `Infinity` become `null`, as KAITO's generator
 * has it, and a Git LFS pointer is known for what it is. Never throws.
 */
export function parseHubJson(text: string): HubJson {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (isPointer(plain)) return { kind: 'pointer', bytes: pointerSize(plain) }
  return parsed(plain) ?? parsed(withoutNaN(plain)) ?? { kind: 'broken' }
}

/** Whether a text is what Git keeps in the place of a large file. */
export function isPointer(text: string): boolean {
  return text.startsWith('version https://git-lfs.github.com/spec/')
}

/** The size of the file a pointer stands for, in bytes. */
export function pointerSize(text: string): number | null {
  const size = /^size (?<size>\d{1,15})$/m.exec(text.slice(0, 1000))?.groups?.size
  return size === undefined ? null : Number(size)
}

function parsed(text: string): HubJson | undefined {
  try {
    return { kind: 'json', json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Goes over the text once, leaving what is in quotes as it is. */
function withoutNaN(text: string): string {
  const parts = text.split('"')
  let inside = false
  return parts
    .map((part, index) => {
      const own = inside ? part : part.replaceAll(/-?\b(?:NaN|Infinity)\b/g, 'null')
      const isLast = index === parts.length - 1
      if (!(inside && endsEscaped(part)) && !isLast) inside = !inside
      return own
    })
    .join('"')
}

function endsEscaped(part: string): boolean {
  let at = part.length
  while (part[at - 1] === '\\') at -= 1
  return (part.length - at) % 2 === 1
}
