import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file that pages refer to, named after its content, so that it may be kept for ever. */
export interface Asset {
  readonly name: string
  readonly type: string
  readonly text: string
}

export interface Assets {
  readonly style: Asset
  readonly icon: Asset
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path fill="#14539a" d="M3 3h4v8a3 3 0 0 0 6 0V3h4v8a7 7 0 0 1-14 0z"/></svg>`

/** Later ones may say otherwise than those before. */
const sheets = ['base', 'frame', 'pipeline', 'charts', 'proposal'] as const

/** Reads what the pages refer to. */
export function readAssets(): Assets {
  const text = sheets.map((sheet) => readFileSync(sheetPath(sheet), 'utf8')).join('\n')
  return {
    style: named('board', 'css', { type: 'text/css', text }),
    icon: named('icon', 'svg', { type: 'image/svg+xml', text: icon }),
  }
}

function sheetPath(name: string): string {
  return fileURLToPath(new URL(`../../dashboard/style/${name}.css`, import.meta.url))
}

function named(stem: string, ending: string, content: Omit<Asset, 'name'>): Asset {
  const digest = createHash('sha256').update(content.text).digest('hex').slice(0, 12)
  return { ...content, name: `${stem}-${digest}.${ending}` }
}
