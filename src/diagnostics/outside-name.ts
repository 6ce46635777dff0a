import { newPathRefusal } from './outside-path.ts'
import { goFolders, isDevice, keywords } from './reserved-words.ts'

/** What a name from outside is to be used for. */
export type NameUse =
  | 'model-id'
  | 'revision'
  | 'slug'
  | 'title'
  | 'path'
  | 'branch'
  | 'go-package'
  | 'go-identifier'
  | 'rust-identifier'
  | 'python-identifier'
  | 'workflow-input'

/**
 * The one gate for names from outside: why a name may not be used for something, as a fragment that begins
 * with "it"; `undefined` where it may.
 *
 * Nothing passes that is not plain ASCII, so no letter looks like another. A name is never changed to fit.
 */
export function nameRefusal(name: string, use: NameUse): string | undefined {
  const { longest, judge } = rules[use]
  if (name === '') return 'it is empty'
  if (name.length > longest) return `it is longer than ${longest} characters`
  if (!/^[\x20-\x7e]*$/.test(name)) return 'it holds letters that are not plain ASCII'
  return judge(name)
}

interface Rule {
  readonly longest: number
  readonly judge: (name: string) => string | undefined
}

const rules: Readonly<Record<NameUse, Rule>> = {
  /** `org/name` on the Hugging Face Hub, as `huggingface_hub`'s `_validators.py` has it. */
  'model-id': { longest: 193, judge: modelId },
  /** A full commit. */
  revision: formed(40, /^[0-9a-f]{40}$/, 'it is not 40 hexadecimal digits'),
  /** A name in lower case for paths, branches, images and texts in code at once. */
  slug: { longest: 63, judge: slug },
  /** A name as people write it, on a page or in a text in code. */
  title: formed(60, /^[A-Za-z0-9][\w .+-]*$/, 'it is not a plain name'),
  /** Where a new file is made. */
  path: { longest: 200, judge: newPathRefusal },
  /** What `git check-ref-format --branch` takes, on a disk without regard to case too. */
  branch: { longest: 244, judge: branch },
  'go-package': { longest: 40, judge: goPackage },
  'go-identifier': { longest: 100, judge: (name) => identifier(name, 'go') },
  'rust-identifier': { longest: 100, judge: (name) => identifier(name, 'rust') },
  'python-identifier': { longest: 100, judge: (name) => identifier(name, 'python') },
  /** A workflow may put it into a shell. */
  'workflow-input': formed(100, /^[\w./:@+-]+$/, 'it holds letters that mean something to a shell'),
}

function formed(longest: number, form: RegExp, refusal: string): Rule {
  return { longest, judge: (name) => (form.test(name) ? undefined : refusal) }
}

function modelId(name: string): string | undefined {
  const part = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?$/
  const parts = name.split('/')
  const isOdd = /--|\.\.|\.git$/.test(name)
  const isId = parts.length === 2 && !isOdd && parts.every((one) => part.test(one))
  return isId ? undefined : 'it is not `org/name` as on Hugging Face'
}

function slug(name: string): string | undefined {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name))
    return 'it has more than small letters, digits, dots and hyphens'
  return isDevice(name) ? 'Windows reads it as a device' : branch(name)
}

function branch(name: string): string | undefined {
  const parts = name.split('/')
  const isPlain = parts.every((one) => /^[A-Za-z0-9_][\w.+-]*$/.test(one))
  const isOdd = parts.some((one) => /\.\.|\.$|\.lock$/i.test(one))
  return isPlain && !isOdd ? undefined : 'git takes no such branch'
}

function goPackage(name: string): string | undefined {
  if (!/^[a-z][a-z0-9]*$/.test(name)) return 'it is no name of a Go package'
  if (goFolders.has(name)) return 'Go gives it a meaning of its own'
  return isDevice(name) ? 'Windows reads it as a device' : identifier(name, 'go')
}

function identifier(name: string, language: keyof typeof keywords): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name) || name === '_') return 'it is no identifier'
  return keywords[language].has(name) ? 'it is a keyword' : undefined
}
