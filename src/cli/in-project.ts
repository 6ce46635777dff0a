import { join } from 'node:path'

/** A file of Usher's own, wherever the command is run from. */
export function inProject(path: string): string {
  return join(import.meta.dirname, '../..', path)
}
