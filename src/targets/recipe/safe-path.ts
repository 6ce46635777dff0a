const segment = /^[A-Za-z0-9_.@+](?:[A-Za-z0-9_.@+-]*[A-Za-z0-9_@+-])?$/
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const git = /^\.git(?:modules|attributes)?$|^git~\d+$/i
const ours = /^\.github\/(?:workflows|actions|usher)(?:\/|$)|^\.github\/usher\.ya?ml$/i
const owners = /^(?:\.github\/|docs\/)?codeowners$/i

/**
 * Why nothing may be written at a path that a recipe came to; `undefined` where it may. Every path
 * passes here, whatever it was made from: no way out of the tree, nothing git, GitHub or Usher run
 * or trust, no names that some file systems read as something else.
 */
export function pathRefusal(path: string): string | undefined {
  if (path === '') return 'it is empty'
  if (path.length > 200) return 'it is longer than 200 characters'
  const segments = path.split('/')
  if (segments.length > 12) return 'it leads through more than 12 folders'
  if (segments.some((one) => one === '' || one === '.' || one === '..'))
    return 'it is not a plain path from the top of the repository'
  if (segments.some((one) => git.test(one))) return "it is git's own"
  if (ours.test(path) || owners.test(path))
    return 'what lies there decides what runs or who decides'
  const odd = segments.find((one) => !segment.test(one) || reserved.test(one))
  return odd === undefined
    ? undefined
    : 'it holds characters or names that are not safe on every system'
}
