/** How a target is named that a repository declares itself: `recipe:cookbook`. */
export const recipeTarget: RegExp = /^recipe:[a-z0-9][a-z0-9-]{0,38}$/

/** Where recipes lie. */
export const recipeFolder = '.github/usher/targets'

/** The file that declares a target `recipe:cookbook`; `undefined` for any other name. */
export function recipePath(target: string): string | undefined {
  return recipeTarget.test(target)
    ? `${recipeFolder}/${target.slice('recipe:'.length)}.yml`
    : undefined
}

const recipeFile = /^\.github\/usher\/targets\/(?<name>[a-z0-9][a-z0-9-]{0,38})\.yml$/

/** The targets a tree declares, by their names. */
export function recipesIn(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const name = recipeFile.exec(path)?.groups?.name
    return name === undefined ? [] : [`recipe:${name}`]
  })
}
