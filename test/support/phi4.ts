import { readFileSync } from 'node:fs'

/** The proposal the demo and the scenarios bring into the miniature KAITO repository. */
export const phi4: { readonly file: string; readonly path: string; readonly text: string } = {
  file: '20260105-phi-4.md',
  path: 'docs/proposals/20260105-phi-4.md',
  text: readFileSync('proposals/20260105-phi-4.md', 'utf8'),
}
