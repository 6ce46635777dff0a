/** What reading checks takes. */
export const reading = { needs: ['checks:read'], role: 'read' } as const

/** What writing them takes: only apps do, each its own. */
export const writing = { needs: ['checks:write'], role: 'write', appsOnly: true } as const

/** What asking for them anew takes. */
export const asking = { needs: ['checks:write'], role: 'write' } as const
