import { Drop } from 'liquidjs'

/** Text that a filter has made safe for where it goes; it is written as it is. */
export class Written extends Drop {
  readonly #text: string

  constructor(text: string) {
    super()
    this.#text = text
  }

  override valueOf(): string {
    return this.#text
  }
}

/** A value that is not known. It is false, equals nothing, and where it is written, a gap shows. */
export class Unknown extends Drop {
  readonly #name: string
  readonly #asked: Set<string>
  readonly #shown: string

  /** `asked` takes the name in once a tag decides by the value. */
  constructor(name: string, asked: Set<string>, shown = 'TODO') {
    super()
    this.#name = name
    this.#asked = asked
    this.#shown = shown
  }

  override valueOf(): null {
    this.#asked.add(this.#name)
    return null
  }

  /** What is not known of something is not known either. */
  override liquidMethodMissing(): Unknown {
    return this
  }

  /** The name of the value that is not known. */
  static nameOf(unknown: Unknown): string {
    return unknown.#name
  }

  /** What stands in its place. */
  static shownOf(unknown: Unknown): string {
    return unknown.#shown
  }

  /** The same, shown in another way. */
  static shownAs(unknown: Unknown, shown: string): Unknown {
    return new Unknown(unknown.#name, unknown.#asked, shown)
  }
}
