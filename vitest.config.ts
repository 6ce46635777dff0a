import { defineConfig } from 'vitest/config'

/** Every core works: the scenarios live through some hundred lives, each in a world of its own. */
// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({ test: { maxWorkers: '100%' } })
