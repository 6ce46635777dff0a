import module from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/**
 * Starts the command line on a Node that can run it. What Node compiles is kept in the cache folder of
 * whoever runs it, where nobody else can put anything, so that the next start compiles nothing; Node
 * compares what it kept with the source, and where it cannot keep anything it says nothing.
 */
if (Number.parseInt(process.versions.node, 10) >= 24) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? join(cacheFolder(), 'usher'))
  await import('../src/cli/main.ts')
} else {
  process.stderr.write(
    'usher: Node 24 or newer is needed and was not found; run `npm ci` in the project, or install Node 24\n',
  )
  process.exitCode = 2
}

function cacheFolder() {
  const named = process.env.XDG_CACHE_HOME ?? ''
  if (named.startsWith('/')) return named
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache')
}
