import type { GateName } from '../../src/lifecycle/gate.ts'
import { home } from './acts.ts'
import type { House } from './house.ts'
import { type PullPicture, pictureOfPull } from './picture.ts'

/** What somebody who opens a pull request reads first: where it stands, labels, checks, and our replies. */
export async function glance(house: House, number: number = home): Promise<string> {
  const picture = await pictureOfPull(house, number)
  return [
    statusOf(picture)?.split('\n')[1] ?? 'no status comment',
    ...picture.labels.map((label) => `[${label}]`),
    ...picture.checks.map((check) => check.replace(/, (?:`|What the template).*$/s, '')),
    ...repliesIn(picture).map((reply) => `> ${reply}`),
  ].join('\n')
}

/** Our replies on a pull request, without their markers. */
export async function repliesOn(house: House, number: number = home): Promise<readonly string[]> {
  return repliesIn(await pictureOfPull(house, number))
}

/** The words of the status comment about one gate. */
export async function gate(house: House, name: GateName): Promise<string> {
  const rows = statusOf(await pictureOfPull(house, home))?.split('\n') ?? []
  return rows.find((row) => row.includes(`| ${name} |`)) ?? 'no such gate'
}

function statusOf({ comments }: PullPicture): string | undefined {
  return comments.find((text) => text.startsWith('usher[bot]: <!-- usher:v1 {"kind":"status"'))
}

function repliesIn({ comments }: PullPicture): readonly string[] {
  return comments
    .filter((text) => text.startsWith('usher[bot]: <!-- usher:v1 {"kind":"reply"'))
    .map((text) => text.split('\n').slice(1).join('\n').trim())
}

/** What the status comment says is not written yet, and why. */
export async function waitingFor(house: House): Promise<readonly string[]> {
  const text = statusOf(await pictureOfPull(house, home)) ?? ''
  const [, list = ''] = text.split('\n**Not written yet**\n\n')
  const end = list.indexOf('\n\n')
  const lines = list.slice(0, end === -1 ? list.length : end).split('\n')
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
}
