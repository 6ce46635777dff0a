import { readFileSync, writeFileSync } from 'node:fs'
import { between } from './between.ts'
import { renderMachine } from './drawing.ts'

// The part of `npm run docs` that is drawn from tables written by hand.
const architecture = 'ARCHITECTURE.md'
const text = between(readFileSync(architecture, 'utf8'), 'states', renderMachine())
writeFileSync(architecture, text)
process.stdout.write(`${architecture}\n`)
