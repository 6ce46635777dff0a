import { audit } from '../src/audit/audit.ts'
import { fixed } from '../src/audit/fix.ts'
import { benchAuditCalls } from './audit-calls.ts'
import { generatedTree } from './audit-tree.ts'
import { median } from './timed.ts'

const megabyte = 1024 * 1024
const everything = { kinds: [], since: undefined }

/**
 * Time and memory of the pure audit and of its repairs, 1,000 generated proposals beside 100 for the
 * growth; then what an audit in the service asks of GitHub.
 */
export async function benchAudit(): Promise<void> {
  const [few, many] = [measured(100), measured(1000)]
  for (const { count, milliseconds, drift, heap } of [few, many]) {
    const size = `${count} proposals`.padEnd(15)
    console.log(
      `${size} ${milliseconds.toFixed(0)} ms (median of 5), ${drift} drift, ${heap.toFixed(0)} MB of heap`,
    )
  }
  printGrowth('audit', few.milliseconds, many.milliseconds)
  printGrowth('repair', repairing(100), repairing(1000))
  console.log(
    `peak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  )
  await benchAuditCalls(1000)
}

function printGrowth(what: string, few: number, many: number): void {
  const growth = (many / few).toFixed(1)
  console.log(
    `to ${what} ten times the proposals takes ${growth} times as long: ${many.toFixed(0)} ms`,
  )
}

/** Every certain repair, three in ten proposals; the middle one of three times. */
function repairing(count: number): number {
  const times = [0, 1, 2].map(() => {
    const tree = generatedTree(count)
    const start = performance.now()
    fixed(tree, everything)
    return performance.now() - start
  })
  return median(times)
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
