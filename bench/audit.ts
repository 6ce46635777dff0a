import { audit } from '../src/audit/audit.ts'
import { generatedTree } from './audit-tree.ts'

const megabyte = 1024 * 1024

/** Time and memory of the pure audit: 1,000 generated proposals, beside 100 for the growth. */
export async function benchAudit(): Promise<void> {
  const [few, many] = [measured(100), measured(1000)]
  for (const { count, milliseconds, drift, heap } of [few, many]) {
    const size = `${count} proposals`.padEnd(15)
    console.log(
      `${size} ${milliseconds.toFixed(0)} ms (median of 5), ${drift} drift, ${heap.toFixed(0)} MB of heap`,
    )
  }
  const growth = many.milliseconds / few.milliseconds
  console.log(`ten times the proposals take ${growth.toFixed(1)} times as long`)
  console.log(
    `peak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  )
}

/** Each round reads a tree of its own, so that nothing is remembered from the round before. */
function measured(count: number): {
  readonly count: number
  readonly milliseconds: number
  readonly drift: number
  readonly heap: number
} {
  const rounds = [0, 1, 2, 3, 4, 5].map(() => {
    const tree = generatedTree(count)
    const before = process.memoryUsage().heapUsed
    const start = performance.now()
    const { drift } = audit(tree)
    const milliseconds = performance.now() - start
    const heap = (process.memoryUsage().heapUsed - before) / megabyte
    return { milliseconds, drift: drift.length, heap }
  })
  const warm = rounds.slice(1).toSorted((a, b) => a.milliseconds - b.milliseconds)
  const median = warm[2]
  const heap = Math.max(...warm.map((round) => round.heap))
  return { count, milliseconds: median?.milliseconds ?? 0, drift: median?.drift ?? 0, heap }
}
