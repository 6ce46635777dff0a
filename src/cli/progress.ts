/** Fewer are done before anybody wonders. */
const worthSaying = 200
const step = 25

/** Says on a terminal how far a long run is: call the value once for each piece of work, then once more. */
export function progressOf(
  total: number,
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
): () => void {
  if (stream.isTTY !== true || total <= worthSaying) return () => undefined
  let done = 0
  return () => {
    if (done < total && done % step === 0) stream.write(`\r${done} of ${total} documents`)
    if (done >= total) stream.write('\r\u001b[K')
    done += 1
  }
}
