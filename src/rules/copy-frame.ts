import type { Frame } from './example.ts'

/** A document that follows a template of another kind than KAITO's: fields in a list, a table to be made longer. */
export const copyFrame: Frame = {
  path: '20260304-nesting-boxes.md',
  template: `<!-- Remove these comments before you open a pull request. -->
# {title}

- Owner: {who decides}
- Since: yyyy-mm-dd

## Context

## Options

<!-- As many rows as there are options. -->

| Option | Cost | Verdict |
|---|---|---|
| {option} | {cost} | {verdict} |
`,
  text: `# Nesting boxes

- Owner: Ada
- Since: 2026-03-04

## Context

The old boxes leak.

## Options

| Option | Cost | Verdict |
|---|---|---|
| Cedar | 12 a box | chosen |
| Plastic | 5 a box | too warm in summer |
`,
}
