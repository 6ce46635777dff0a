/** The file name of a proposal: `20260131-phi-4.md` for `microsoft/Phi-4`. */
export function draftName(repository: string, today: string): string {
  const slug = repository
    .slice(repository.indexOf('/') + 1)
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return `${today.replaceAll('-', '')}-${slug}.md`
}
