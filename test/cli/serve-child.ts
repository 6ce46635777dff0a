import { runServe } from '../../src/cli/serve-run.ts'

/** `usher serve` with nothing to do: what the test of the command starts. */
await runServe(() => ({
  events: new Set(),
  keysOf: () => ({ keys: [], requests: [] }),
  work: async () => undefined,
  everything: async () => [],
}))
