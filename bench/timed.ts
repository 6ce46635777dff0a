import { spawnSync } from 'node:child_process'

/** What a command took, in seconds; `cpu` is user and system time of all its processes. */
export interface Timed {
  readonly wall: number
  readonly cpu: number
  readonly out: string
}

/** Runs a command `times` times in one shell, which counts the processor time; the value is that of one run. */
export function timed(command: readonly string[], times = 1): Timed {
  const script = 'n=$1; shift; while [ "$n" -gt 0 ]; do "$@"; n=$((n-1)); done 2>/dev/null; times'
  const start = performance.now()
  const args = ['-c', script, 'sh', String(times), ...command]
  const { stdout, error } = spawnSync('sh', args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (error !== undefined) throw error
  const wall = (performance.now() - start) / 1000 / times
  const own = /(?<um>\d+)m(?<us>[\d.]+)s (?<sm>\d+)m(?<ss>[\d.]+)s\s*$/.exec(stdout)?.groups
  if (own === undefined) throw new Error('The shell did not say what the command took')
  const { um, us, sm, ss } = own
  const cpu = (Number(um) + Number(sm)) * 60 + Number(us) + Number(ss)
  return { wall, cpu: cpu / times, out: stdout }
}

/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? Number.NaN
}
