import { nameRefusal } from '../../diagnostics/outside-name.ts'

/** The registry's name for the image that holds the runtimes and no weights. */
const baseImage = 'base'

/** Whether a preset name is safe in a path, a branch name, an image name and source code. */
export function isPresetName(name: string): boolean {
  return nameRefusal(name, 'slug') === undefined && name !== baseImage
}

/**
 * The preset name of a model: the repository's own name in lower case, without a trailing `-vX.Y`,
 * with `-it` written out as `-instruct`. `undefined` where that is not a usable name.
 */
export function presetNameOf(repository: string): string | undefined {
  const [, own = '', ...more] = repository.split('/')
  const name = own
    .toLowerCase()
    .replace(/-v\d+\.\d+$/, '')
    .replace(/-it$/, '-instruct')
  return more.length === 0 && isPresetName(name) ? name : undefined
}

/** The name inside Go identifiers: `qwen2.5-coder-7b` becomes `Qwen2_5Coder7B`, and digits never run together. */
export function goNameOf(preset: string): string {
  return preset
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .map((word) => word.replace(/(?<=\d)[bkm]$/, (unit) => unit.toUpperCase()))
    .join('-')
    .replaceAll(/\.|(?<=\d)-(?=\d)/g, '_')
    .replaceAll('-', '')
}

/**
 * The folder and Go package of a family: the longest existing one that begins the squashed family name,
 * else that name. `undefined` where it is no usable package name.
 */
export function familyOf(familyName: string, existing: readonly string[]): string | undefined {
  const squashed = familyName.toLowerCase().replaceAll(/[\s.-]/g, '')
  const begins = existing.filter((family) => squashed.startsWith(family))
  const known = begins.toSorted((a, b) => b.length - a.length)[0]
  if (known !== undefined) return known
  return isPackageName(squashed) ? squashed : undefined
}

/** Whether a name is safe as a folder and a Go package. */
export function isPackageName(name: string): boolean {
  return nameRefusal(name, 'go-package') === undefined && name !== baseImage
}
