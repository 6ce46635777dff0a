import type { Frame } from './example.ts'

/** A template nothing is wrong with, held to itself. */
export const clearTemplate: Frame = {
  path: 'nest-template.md',
  template: '',
  text: `---
title: Title of the proposal
status: proposed|built|taken down
---
# {title}

## Motivation

## Summary
`,
}
