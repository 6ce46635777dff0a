/** Where a template lies that a recipe names. */
export function templatePath(name: string): string {
  return `.github/usher/${name}`
}
