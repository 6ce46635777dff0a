/** Old deliveries are looked for at most this often: once an hour. */
export const purgeEveryMs: number = 3_600_000

const dayMs = 86_400_000

/** Finished deliveries are known this long: GitHub sends one again for 3 days (github.com) or 7. */
export const keptMs: number = 14 * dayMs

/** Bodies of finished deliveries are kept as long as github.com itself keeps them. */
export const bodyKeptMs: number = 3 * dayMs
