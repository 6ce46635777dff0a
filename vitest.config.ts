import { defineConfig } from 'vitest/config'

/**
 * Every core works: the scenarios live through some hundred lives, each in a world of its own. A
 * busy machine may be slow: no test measures time, so none fails for it.
 */
// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({ test: { maxWorkers: '100%', testTimeout: 60_000 } })
