/** Words that are no identifiers in a language, in every edition of it. */
export const keywords: Readonly<Record<'go' | 'rust' | 'python', ReadonlySet<string>>> = {
  go: words(
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var',
  ),
  rust: words(
    'abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self Self static struct super trait true try type typeof union unsafe unsized use virtual where while yield',
  ),
  python: words(
    'False None True and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try type while with yield',
  ),
}

/** Folders and packages to which Go gives a meaning of its own. */
export const goFolders: ReadonlySet<string> = words('init internal main testdata vendor')

/** Whether Windows reads a name as a device, whatever follows its first dot. */
export function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
