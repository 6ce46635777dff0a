import { readFileSync, writeFileSync } from 'node:fs'
import { renderAuthorisation } from './authorisation-page.ts'
import { between } from './between.ts'
import { renderMachine } from './drawing.ts'

// The part of `npm run docs` that is made from tables written by hand.
const architecture = 'ARCHITECTURE.md'
const text = between(readFileSync(architecture, 'utf8'), 'states', renderMachine())
writeFileSync(architecture, text)
writeFileSync('docs/authorisation.md', renderAuthorisation())
process.stdout.write(`${architecture}\ndocs/authorisation.md\n`)
