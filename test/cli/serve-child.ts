import { Command } from 'commander'
import { serveCommand } from '../../src/cli/serve.ts'

/** `usher serve` with nothing to do: what the test of the command starts. */
await new Command('usher')
  .addCommand(
    serveCommand(() => ({
      events: new Set(),
      keysOf: () => ({ keys: [], requests: [] }),
      work: async () => undefined,
      everything: async () => [],
    })),
  )
  .parseAsync()
