const minute = 60_000
/** Below this nobody wonders where the answer is. */
const bearableMinutes = 60

/** Says how late an answer comes, when it comes late: events get lost, and services are down at times. */
export function latenessOf(asked: Date, now: Date): readonly string[] {
  const minutes = Math.floor((now.getTime() - asked.getTime()) / minute)
  if (minutes <= bearableMinutes) return []
  return [`Answered ${spanOf(minutes)} late.`]
}

function spanOf(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}
