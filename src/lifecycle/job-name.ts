/** A path of jobs, then the values of the matrix; a reusable workflow's jobs stand behind their caller's. */
const member = /^(?<path>(?:[^()/]+ \/ )*[^()/]+?) \((?<first>[^,()]+)(?<end>[,)]?)/

/**
 * Whether a job's display name is that of this model's matrix member: `<job> (<name>, …)`, as such or
 * inside a reusable workflow (`<caller> / <job> (<name>, …)`, `<job> (<name>, …) / <inner>`).
 *
 * The model is the first value and compared whole: `phi-4` is not `phi-4-mini-instruct`. GitHub cuts
 * names at 100 characters (actions/runner, `JobNameBuilder`); one that is cut within the first value
 * proves nothing, since the rest of it is not known.
 */
export function isJobOf(displayName: string, job: string, name: string): boolean {
  const { path = '', first, end } = member.exec(displayName)?.groups ?? {}
  const isJob = path === job || path.endsWith(` / ${job}`)
  return isJob && end !== '' && first === name
}
