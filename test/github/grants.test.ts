import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { registration } from '../../src/cli/demo/registration.ts'
import { exempt, grants } from '../../src/github/grants.ts'
import { renderGrantsPage } from '../../src/github/grants-page.ts'
import type { Hooks } from '../../src/sandbox/hooks/hooks.ts'
import { line } from '../../src/sandbox/hooks/line.ts'
import { needOf } from '../../src/sandbox/hooks/needs.ts'
import { operations } from '../../src/sandbox/rest/operations.ts'

const described = z
  .object({
    operations: z.record(
      z.string(),
      z.object({ method: z.string(), path: z.string(), enabledForGitHubApps: z.boolean() }),
    ),
  })
  .parse(JSON.parse(readFileSync('src/sandbox/contract/slices/rest.json', 'utf8'))).operations

const sources = globSync('src/{github,cli,server}/**/*.ts', {
  exclude: (path) => path.startsWith('src/cli/demo') || path.includes('grants'),
}).concat('src/app.ts')

const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `rest.checks.create`, or `checks.create` of a namespace taken out of `rest`. */
const method = /(?<rest>\boctokit\.rest\.)?\b(?<space>[a-z][A-Za-z]*)\.(?<name>[a-z][A-Za-z]+)\b/g
/** `'GET /app/hook/deliveries'`, with what is filled in. */
const route = /(?<verb>GET|POST|PUT|PATCH|DELETE) (?<path>\/[^'"`\s]*)/g

/** Every operation that the source of the app names, by GitHub's id. */
function named(): readonly string[] {
  const found = sources.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const methods = [...text.matchAll(method)]
      .map(({ groups }) => ({
        id: kebab(`${groups?.space}/${groups?.name}`),
        isCertain: groups?.rest !== undefined,
      }))
      .filter(({ id, isCertain }) => isCertain || id in described)
      .map(({ id }) => id)
    const routes = [...text.matchAll(route)].map(({ groups }) =>
      idOf(groups?.verb ?? '', groups?.path ?? ''),
    )
    return [...methods, ...routes.filter((id) => id !== undefined)]
  })
  return [...new Set(found)].toSorted()
}

function idOf(verb: string, path: string): string | undefined {
  const plain = (text: string): string => text.replaceAll(/\$?\{[^}]*\}/g, '{}')
  const all = Object.entries(described)
  return all.find(([, one]) => {
    return one.method === verb.toLowerCase() && plain(one.path) === plain(path)
  })?.[0]
}

const granted = grants.flatMap((grant) => grant.operations)
/** Made by Probot when it signs in for an installation. */
const byProbot = ['apps/create-installation-access-token']

describe('every operation the app calls', () => {
  test('is one whose permission or reason is written down, and no other is', () => {
    const known = [...granted, ...exempt.map(({ operation }) => operation)].toSorted()

    expect([...named(), ...byProbot].toSorted()).toEqual(known)
  })

  test('is allowed to apps by GitHub, but for those asked as the app itself', () => {
    const forbidden = Object.entries(described)
      .filter(([, { enabledForGitHubApps }]) => !enabledForGitHubApps)
      .map(([id]) => id)
    const asApp = exempt.filter(({ reason }) => reason.startsWith('Asked as the app itself'))

    expect(granted.filter((id) => !(id in described) || forbidden.includes(id))).toEqual([])
    expect(exempt.map(({ operation }) => operation).filter((id) => forbidden.includes(id))).toEqual(
      [
        'apps/get-repo-installation',
        'apps/get-webhook-config-for-app',
        'apps/list-webhook-deliveries',
        'apps/redeliver-webhook-delivery',
      ],
    )
    expect(asApp.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['apps/get-repo-installation', 'apps/redeliver-webhook-delivery']),
    )
  })

  test('needs the permission it is written down with', () => {
    const served = operations(silent)
    const wrong = grants.flatMap(({ permission, level, operations: ids }) =>
      ids.filter((id) => {
        const one = served[id]
        const needs = one?.kind === 'repository' ? one.access.needs : []
        const levels = level === 'write' ? ['read', 'write'] : ['read']
        const enough = levels.map((given) => `${permission}:${given}`)
        return needs.length > 0 && !needs.some((need) => enough.includes(need))
      }),
    )

    expect(wrong).toEqual([])
  })
})

describe('app.yml', () => {
  const base = grants.filter(({ onlyWith }) => onlyWith === undefined)

  test('asks for every base permission and event, and for no others', () => {
    const { permissions, events } = registration()

    expect(permissions).toEqual(
      Object.fromEntries(base.map(({ permission, level }) => [permission, level])),
    )
    expect(events.toSorted()).toEqual(base.flatMap((grant) => grant.events).toSorted())
  })

  test('has every optional one behind `#`, tied to its feature', () => {
    const text = readFileSync('app.yml', 'utf8')
    const missing = grants
      .filter(({ onlyWith }) => onlyWith !== undefined)
      .flatMap(({ permission, level, events }) => [
        `  # ${permission}: ${level}\n`,
        ...events.map((event) => `  # - ${event}\n`),
      ])
      .filter((line) => !`${text}\n`.includes(line))

    expect(missing).toEqual([])
  })
})

test('every permission is used: by an operation, a GraphQL question or an event', () => {
  const idle = grants.filter(
    ({ operations: ids, graphql, events }) => ids.length + graphql.length + events.length === 0,
  )

  expect(idle).toEqual([])
})

test('every event comes with the permission it is written down with', () => {
  const known = grants.flatMap(({ permission, events }) =>
    events.filter((event) => event !== 'membership').map((event) => [event, permission]),
  )

  expect(known.map(([event]) => [event, needOf(event ?? '')?.split(':')[0]])).toEqual(known)
})

test('docs/permissions.md is as `npm run docs` writes it', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(renderGrantsPage())
})

const silent: Hooks = {
  records: [],
  queue: {
    ...line(() => Promise.resolve()),
    drop() {},
    duplicate() {},
    reorder() {},
    hold() {},
    release() {},
  },
  tell() {},
  redeliver() {},
  deliverTo() {},
}
