import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Stats } from '../store/store.ts'
import type { Budget } from './budgets.ts'

/** What the service counts of itself for Prometheus: kinds and figures, no names of people or repositories. */
export interface Metrics {
  /** A webhook was stored, or was known already. */
  delivered(event: string, is: 'new' | 'known'): void
  /** A key of one kind was worked on for so many milliseconds. */
  worked(kind: string, ms: number, came: 'well' | 'badly'): void
  acted(kind: string): void
  /** GitHub answered a call. */
  asked(resource: string, status: number): void
  /** A gate that everything waited for has passed after so many milliseconds. */
  passed(gate: string, ms: number): void
  /** Everything as Prometheus reads it. */
  render(state: { readonly stats: Stats; readonly now: Date }): Promise<string>
}

/** Between an answer that is there at once and one that GitHub took half a minute for. */
const workSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** From a minute to a quarter of a year. */
const waitSeconds = [60, 600, 3600, 14_400, 86_400, 259_200, 604_800, 2_592_000, 7_776_000]

/** The metrics of one service. `budgets` is asked whenever somebody reads them. */
export function metricsOf(budgets: () => readonly Budget[]): Metrics {
  const registers = [new Registry()]
  const [registry] = registers
  const counted = countersIn(registers)
  const measured = measuresIn(registers)
  const states = gaugesIn(registers)
  return {
    delivered: (event, is) => counted.deliveries.inc({ event, is }),
    acted: (kind) => counted.actions.inc({ kind }),
    asked: (resource, status) => counted.calls.inc({ resource, status }),
    worked: (kind, ms, came) => measured.work.observe({ kind, came }, ms / 1000),
    passed: (gate, ms) => measured.gates.observe({ gate }, ms / 1000),
    async render({ stats, now }) {
      states.show(stats, now)
      for (const { of, remaining } of budgets()) states.remaining.set({ of }, remaining)
      return (await registry?.metrics()) ?? ''
    },
  }
}

type Registers = Registry[]

function countersIn(registers: Registers) {
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames, registers })
  return {
    deliveries: counter('usher_deliveries_total', 'Webhook deliveries that arrived.', [
      'event',
      'is',
    ]),
    actions: counter('usher_actions_total', 'Changes made on GitHub, by kind.', ['kind']),
    calls: counter('usher_github_calls_total', 'Calls that GitHub answered.', [
      'resource',
      'status',
    ]),
  }
}

function measuresIn(registers: Registers) {
  return {
    work: new Histogram({
      name: 'usher_work_seconds',
      help: 'Time a key was worked on, by kind of key.',
      labelNames: ['kind', 'came'],
      buckets: workSeconds,
      registers,
    }),
    gates: new Histogram({
      name: 'usher_gate_wait_seconds',
      help: 'Time a proposal waited for a gate that then passed.',
      labelNames: ['gate'],
      buckets: waitSeconds,
      registers,
    }),
  }
}

function gaugesIn(registers: Registers) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const kept = gauge('usher_deliveries', 'Webhook deliveries kept.')
  const unfinished = gauge('usher_deliveries_unfinished', 'Deliveries with work still to do.')
  const age = gauge('usher_queue_age_seconds', 'How long the oldest due key has been waiting.')
  const help = 'Keys in the queue, by state.'
  const keys = new Gauge({ name: 'usher_keys', help, labelNames: ['state'], registers })
  const left = 'Calls that GitHub still allows until its next hour.'
  const name = 'usher_github_remaining'
  return {
    remaining: new Gauge({ name, help: left, labelNames: ['of'], registers }),
    show({ deliveries, unfinished: open, queued, active, dead, oldestDue }: Stats, now: Date) {
      kept.set(deliveries)
      unfinished.set(open)
      for (const [state, count] of Object.entries({ queued, active, dead })) {
        keys.set({ state }, count)
      }
      const waited = oldestDue === undefined ? 0 : now.getTime() - oldestDue.getTime()
      age.set(Math.max(0, waited) / 1000)
    },
  }
}
