/** The one stretch in which two texts differ: where it begins, what stood there, what stands there. */
interface Change {
  readonly at: number
  readonly removed: string
  readonly put: string
}

export function changeOf(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at += 1
  let tail = 0
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return {
    at,
    removed: before.slice(at, before.length - tail),
    put: after.slice(at, after.length - tail),
  }
}

/** What is wrong with the insertion of whole lines of a form: everything else is as it was, every line ends as lines of the text do. */
export function oddInsertion(before: string, after: string, form: RegExp): readonly string[] {
  const place = insertionPlace(before, after, form)
  if (place === undefined)
    return [`no insertion of ${form}: ${JSON.stringify(changeOf(before, after))}`]
  const bare = /(?<!\r)\n/
  const only = before.includes('\r\n') && !bare.test(before)
  return [
    ...(only && bare.test(after) ? ['a bare line ending'] : []),
    ...(!before.includes('\r') && after.includes('\r') ? ['a carriage return'] : []),
  ]
}

/** Where the lines were put; several places can give the same text, when a line like it is there. */
function insertionPlace(before: string, after: string, form: RegExp): number | undefined {
  const length = after.length - before.length
  const { at } = changeOf(before, after)
  for (let place = at; place >= 0 && place >= at - length; place -= 1) {
    const put = after.slice(place, place + length)
    const rest = after.slice(0, place) + after.slice(place + length)
    if (rest === before && form.test(put.replaceAll(/^[\r\n]+|[\r\n]+$/g, ''))) return place
  }
  return undefined
}
