import { remembered } from '../diagnostics/remembered.ts'
import type { FileSet, Files } from '../edit/files.ts'

/** The files as targets read them: one that ends every line with CRLF has plain ones; the same object each time. */
export const plainFiles: (files: Files) => Files = remembered(madePlain)

/** Changes made from `plainFiles`, with the line endings each file had. */
export function asBefore(set: FileSet, files: Files): FileSet {
  const changes = set.changes.map((change) =>
    isCrlf(files.get(change.path) ?? '')
      ? { ...change, text: change.text.replaceAll(/\r?\n/g, '\r\n') }
      : change,
  )
  return { ...set, changes }
}

function madePlain(files: Files): Files {
  if (![...files.values()].some(isCrlf)) return files
  const texts = [...files].map(
    ([path, text]) => [path, isCrlf(text) ? text.replaceAll('\r\n', '\n') : text] as const,
  )
  return new Map(texts)
}

/** A file whose lines end in two ways is left as it is: there is no one way to give back. */
function isCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(text)
}
