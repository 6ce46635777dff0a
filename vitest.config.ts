import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noProcessEnv: it decides which code of theirs is run
process.env.NODE_ENV = 'production'

/**
 * Every core works: the scenarios live through some hundred lives, each in a world of its own. A
 * busy machine may be slow: no test measures time, so none fails for it. Libraries are tested as
 * they run for people: some have other code for development, with assertions of their own.
 */
// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({ test: { maxWorkers: '100%', testTimeout: 60_000 } })
