import type { Frame } from './example.ts'

/** A feature proposal nothing is wrong with. */
export const onboardingFrame: Frame = {
  path: '20260303-caching.md',
  template: `---
title: Title of the feature
status: provisional|implemented
---

# Title
`,
  text: `---
title: Caching
status: provisional
---

# Caching

Keep downloaded files between two starts.

## Motivation

Starting takes long when all files are fetched again.
`,
}
