import { isDevice } from './reserved-words.ts'

/** Letters that show nothing or turn the direction of reading, and everything that controls a terminal. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
const git = /^\.git(?:modules|attributes)?$|^git~\d+$/i
const governing = /^\.github\/(?:workflows|actions|usher)(?:\/|$)|^\.github\/usher\.ya?ml$/i
const owners = /^(?:\.github\/|docs\/)?codeowners$/i
const plain = /^[A-Za-z0-9_.@+](?:[A-Za-z0-9_.@+-]*[A-Za-z0-9_@+-])?$/

/**
 * Why nothing of ours is read or written at a path, even one that is there already; `undefined` where it may be.
 *
 * No way leads out of the repository, into git's own files, or to what decides there what runs and who decides.
 */
export function pathRefusal(path: string): string | undefined {
  if (path === '') return 'it is empty'
  if (path.length > 400) return 'it is longer than 400 characters'
  if (unseen.test(path)) return 'it holds letters that are not seen'
  const segments = path.split('/')
  const isPlain = segments.every((one) => one !== '' && one !== '.' && one !== '..')
  if (!isPlain || path.includes('\\')) return 'it is not a path inside the repository'
  if (segments.some((one) => git.test(asWindowsReads(one)))) return "it is git's own"
  return governing.test(path) || owners.test(path)
    ? 'what lies there decides what runs or who decides'
    : undefined
}

/** Why no new file is made at a path: what is said above, and names that some system reads as another. */
export function newPathRefusal(path: string): string | undefined {
  const refusal = pathRefusal(path)
  if (refusal !== undefined) return refusal
  if (path.length > 200) return 'it is longer than 200 characters'
  if (path.split('/').length > 12) return 'it leads through more than 12 folders'
  const odd = path.split('/').some((one) => !plain.test(one) || isDevice(one))
  return odd ? 'it holds letters or words that are not safe on every system' : undefined
}

/** Dots and blanks at the end of a name fall away there, and what follows a colon is another stream. */
function asWindowsReads(segment: string): string {
  return segment.replace(/:.*$/, '').replace(/[. ]+$/, '')
}
