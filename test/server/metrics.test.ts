import { expect, test } from 'vitest'
import { budgetsSeen } from '../../src/server/budgets.ts'
import { metricsOf } from '../../src/server/metrics.ts'
import { recognition } from '../../src/server/recognition.ts'

const now = new Date('2026-03-01T12:00:00Z')
const stats = {
  deliveries: 3,
  unfinished: 1,
  queued: 2,
  active: 1,
  dead: 0,
  oldestDue: new Date('2026-03-01T11:58:30Z'),
}

test('what the service does is told in figures', async () => {
  const budgets = budgetsSeen()
  const metrics = metricsOf(budgets.all)
  metrics.delivered('push', 'new')
  metrics.delivered('push', 'known')
  metrics.acted('open-pull')
  metrics.asked('graphql', 200)
  metrics.worked('proposal', 300, 'well')
  metrics.passed('approved', 3_600_000)
  budgets.note('installation 7', {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4711',
    'x-ratelimit-reset': '1772366400',
    'x-ratelimit-resource': 'graphql',
  })

  const text = await metrics.render({ stats, now })

  const lines = text.split('\n').filter((line) => !/^#|_bucket|^$/.test(line))
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "usher_deliveries_total{event="push",is="new"} 1
    usher_deliveries_total{event="push",is="known"} 1
    usher_actions_total{kind="open-pull"} 1
    usher_github_calls_total{resource="graphql",status="200"} 1
    usher_work_seconds_sum{kind="proposal",came="well"} 0.3
    usher_work_seconds_count{kind="proposal",came="well"} 1
    usher_gate_wait_seconds_sum{gate="approved"} 3600
    usher_gate_wait_seconds_count{gate="approved"} 1
    usher_deliveries 3
    usher_deliveries_unfinished 1
    usher_queue_age_seconds 90
    usher_keys{state="queued"} 2
    usher_keys{state="active"} 1
    usher_keys{state="dead"} 0
    usher_github_remaining{of="installation 7: graphql"} 4711"
  `)
})

test('two services in one process count apart', async () => {
  const [one, other] = [metricsOf(() => []), metricsOf(() => [])]
  one.acted('react')

  expect(await other.render({ stats, now })).not.toContain('usher_actions_total{')
})

test('an answer without a budget changes nothing', () => {
  const budgets = budgetsSeen()
  budgets.note('installation 7', { 'x-ratelimit-limit': '5000' })

  expect(budgets.all()).toEqual([])
})

test.each([
  ['known', async () => ({})],
  ['refused', () => Promise.reject(Object.assign(new Error('no'), { status: 401 }))],
  ['silent', () => Promise.reject(Object.assign(new Error('no'), { status: 502 }))],
] as const)('GitHub is asked once who we are, and says that we are %s', async (is, ask) => {
  let asked = 0
  let seconds = 0
  const recognised = recognition(
    () => {
      asked += 1
      return ask()
    },
    () => new Date(seconds * 1000),
  )

  expect(await Promise.all([recognised(), recognised()])).toEqual([is, is])
  seconds += 9
  expect(await recognised()).toBe(is)
  expect(asked).toBe(1)
  seconds += 60
  await recognised()
  expect(asked).toBe(2)
})
