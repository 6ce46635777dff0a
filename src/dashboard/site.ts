import { digestOf } from '../lifecycle/digest.ts'

/** A page of the board. */
export type Page =
  | { readonly kind: 'home' }
  | { readonly kind: 'repository'; readonly owner: string; readonly name: string }
  | {
      readonly kind: 'proposal'
      readonly owner: string
      readonly name: string
      readonly file: string
    }
  | { readonly kind: 'practice'; readonly owner: string; readonly name: string }
  | { readonly kind: 'audit' }
  | { readonly kind: 'help' }
  | { readonly kind: 'operations' }

/** Who looks, where somebody signed in. */
export interface Viewer {
  readonly login: string
  /** Goes into every form, and comes back with it. */
  readonly formToken: string
  readonly isOperator: boolean
}

/** Everything a page needs to know besides what it shows. */
export interface Site {
  readonly now: Date
  readonly viewer: Viewer | undefined
  /** Whether somebody who has not signed in could. */
  readonly offersSignIn: boolean
  /** The page this is. */
  readonly here: Page
  href(page: Page): string
  /** Where the style sheet and the icon are. */
  readonly style: string
  readonly icon: string
  /** GitHub's pages, without a slash at the end: `https://github.com`. */
  readonly github: string
  /** Whether this is a file that somebody keeps: then there is nothing to sign in to. */
  readonly isStatic: boolean
}

/**
 * What a proposal is called in an address: its file without the ending. A name that is anything but
 * plain becomes a digest, so that no name leads out of its folder.
 */
export function slugOf(file: string): string {
  const stem = file.replace(/\.md$/, '')
  return /^[A-Za-z0-9][\w.-]{0,149}$/.test(stem) ? stem : `p-${digestOf([file]).slice(0, 16)}`
}

/** The path of a page: `/`, `/owner/name`, `/owner/name/20260105-phi-4`. */
export function pathOf(page: Page): string {
  switch (page.kind) {
    case 'home':
      return '/'
    case 'repository':
      return `/${page.owner}/${page.name}`
    case 'proposal':
      return `/${page.owner}/${page.name}/${slugOf(page.file)}`
    case 'practice':
      return `/${page.owner}/${page.name}/-/help`
    case 'audit':
    case 'help':
    case 'operations':
      return `/${page.kind}`
  }
}
