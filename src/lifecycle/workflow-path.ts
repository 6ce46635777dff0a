/** The path of a run's workflow without the repository prefix and the ref that REST may add. */
export function workflowPath(path: string): string {
  const start = path.indexOf('.github/workflows/')
  return (start < 0 ? path : path.slice(start)).replace(/@.*$/, '')
}
