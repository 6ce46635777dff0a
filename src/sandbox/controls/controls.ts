import type { Hooks } from '../hooks/hooks.ts'
import type { Desk } from '../server/desk.ts'
import { type Arranging, arranging } from './arranging.ts'
import { type Clicking, clicking } from './clicking.ts'
import { type Delivering, delivering } from './delivering.ts'
import { type Installing, installing } from './installing.ts'
import { type Protecting, protecting } from './protecting.ts'
import { type Reviewing, reviewing } from './reviewing.ts'
import { type Running, running } from './running.ts'
import { type Teaming, teaming } from './teaming.ts'
import { type Troubling, troubling } from './troubling.ts'

/** Everything a test or a person does to the sandbox besides calling its API. */
export interface Controls
  extends Arranging,
    Clicking,
    Delivering,
    Installing,
    Protecting,
    Reviewing,
    Running,
    Teaming,
    Troubling {}

export function controls(desk: Desk, hooks: Hooks): Controls {
  return {
    ...arranging(desk),
    ...clicking(desk),
    ...delivering(desk, hooks),
    ...installing(desk),
    ...protecting(desk),
    ...reviewing(desk),
    ...running(desk),
    ...teaming(desk),
    ...troubling(desk),
  }
}
