import { benchLatency } from './calls-latency.ts'
import { benchLife } from './calls-life.ts'
import { benchService } from './calls-service.ts'
import { benchSweep } from './calls-sweep.ts'

/** One figure beside the bar it is to stay under. */
export interface Figure {
  readonly what: string
  readonly measured: number
  readonly bar: number | undefined
  readonly unit: string
}

/**
 * Counts what Usher asks of GitHub in real runs in the sandbox, with 304s and sign-ins, and what it
 * takes of the machine. Every figure is printed beside its bar in `DESIGN.md`, section 12.
 */
export async function benchCalls(): Promise<void> {
  const figures = [
    ...(await benchLife()),
    ...(await benchSweep()),
    ...(await benchLatency()),
    ...(await benchService()),
  ]
  console.log('\nall figures beside their bars')
  console.table(
    figures.map(({ what, measured, bar, unit }) => ({
      what,
      measured: `${measured} ${unit}`,
      bar: bar === undefined ? '' : `${bar} ${unit}`,
      is: bar === undefined || measured <= bar ? '' : 'over',
    })),
  )
}
