import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { lint } from 'eipw-lint-js'

/** Lints every Markdown file of a folder with eipw, which has no command of its own on npm. */
const [, , folder = '.'] = process.argv
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
let failed = 0
for (const name of files) {
  try {
    await lint([join(folder, name)], { allow: ['preamble-file-name'] })
  } catch {
    failed += 1
  }
}
process.stdout.write(`${files.length - failed} of ${files.length} linted\n`)
