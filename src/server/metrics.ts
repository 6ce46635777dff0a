import type { Stats } from '../store/store.ts'

/** Writes what the store holds for Prometheus: counts only, no names. */
export function renderMetrics(stats: Stats): string {
  return [
    ...metric('usher_deliveries', 'Webhook deliveries kept.'),
    `usher_deliveries ${stats.deliveries}`,
    ...metric('usher_deliveries_unfinished', 'Webhook deliveries with work still to do.'),
    `usher_deliveries_unfinished ${stats.unfinished}`,
    ...metric('usher_keys', 'Keys in the queue, by state.'),
    `usher_keys{state="queued"} ${stats.queued}`,
    `usher_keys{state="active"} ${stats.active}`,
    `usher_keys{state="dead"} ${stats.dead}`,
    '',
  ].join('\n')
}

function metric(name: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`]
}
