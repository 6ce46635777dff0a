import { expect, test } from 'vitest'
import {
  type Answer,
  cookieIn,
  origin,
  type ServedBoard,
  servedBoard,
} from '../support/served-board.ts'

const hidden = '/kaito-project/hidden-garden'

function formToken({ text }: Answer): string {
  return /name="token" value="(?<token>[^"]+)"/.exec(text)?.groups?.token ?? ''
}

async function buryIn({ store, pass }: ServedBoard, key: string): Promise<void> {
  await store.later(key, new Date(0))
  for (let tries = 0; tries < 5; tries += 1) {
    const claim = await store.claim()
    if (claim !== undefined) await store.finish(claim, { kind: 'failed', error: 'It <b>broke</b>' })
    pass(10)
  }
}

test('every page keeps browsers from running, framing, guessing and leaking', async () => {
  const { get } = await servedBoard()

  for (const path of ['/', '/kaito-project/kaito', '/nowhere/to/be/found', '/operations']) {
    const { headers } = await get(path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  }
})

test('pages are found by every spelling of a name, and by no other method than reading', async () => {
  const { get, post } = await servedBoard()

  expect((await get('/Kaito-Project/KAITO')).status).toBe(200)
  expect((await get('/kaito-project/kaito/20260105-phi-4')).status).toBe(200)
  expect((await get('/kaito-project/kaito/20260105-phi-5')).status).toBe(404)
  expect((await post('/', {})).status).toBe(404)
})

test('a page that has not changed is not sent again, and one of a viewer is stored nowhere', async () => {
  const { get, signIn } = await servedBoard()
  const first = await get('/')
  const etag = first.headers.get('etag') ?? ''

  expect((await get('/', { 'if-none-match': etag })).status).toBe(304)
  expect(first.headers.get('cache-control')).toBe('no-cache')
  const own = await get('/', { cookie: await signIn('ada'), 'if-none-match': etag })
  expect(own.status).toBe(200)
  expect(own.headers.get('cache-control')).toBe('private, no-store')
})

test('a repository that nobody has said to be public for an hour is public no more', async () => {
  const { get, pass } = await servedBoard()
  pass(60)
  expect((await get('/kaito-project/kaito')).status).toBe(200)

  pass(1)

  expect((await get('/kaito-project/kaito')).status).toBe(404)
  expect((await get('/')).text).not.toContain('kaito-project')
})

test('a repository that was made private is gone at once', async () => {
  const { get, store } = await servedBoard()
  const [before] = await store.repositories()
  if (before === undefined) throw new Error('There is none')
  expect((await get('/kaito-project/kaito')).status).toBe(200)

  await store.noteRepository({ ...before, id: '5', name: 'kaito', isPrivate: true })

  expect((await get('/kaito-project/kaito')).status).toBe(404)
  expect((await get('/kaito-project/kaito/20260105-phi-4')).status).toBe(404)
})

test('access to what is private is asked of GitHub with the token of the viewer, once in three minutes', async () => {
  const { get, signIn, asked, pass } = await servedBoard()
  const cookie = await signIn('ada')
  const questions = (): number => asked.filter((one) => one.includes('/repos/')).length

  expect((await get(hidden, { cookie })).status).toBe(200)
  expect((await get(`${hidden}/20260105-phi-4`, { cookie })).status).toBe(200)
  expect(asked).toContain('GET /repos/kaito-project/hidden-garden as ada')
  expect(questions()).toBe(1)
  pass(4)
  await get(hidden, { cookie })
  expect(questions()).toBe(2)
})

test.each([
  ['does not know it', () => Response.json({}, { status: 404 })],
  ['knows another by that name', () => Response.json({ id: 7 })],
  ['has moved it', () => Response.redirect('https://api.github.example/repositories/6', 301)],
  ['is out of order', () => Response.json({}, { status: 502 })],
  ['cannot be reached', () => Response.error()],
  ['says something else', () => new Response('<html>')],
])('what is private stays so where GitHub %s', async (_, repository) => {
  const { get, signIn } = await servedBoard({ repository })
  const cookie = await signIn('ada')

  expect((await get(hidden, { cookie })).status).toBe(404)
  expect((await get('/', { cookie })).text).not.toContain('hidden-garden')
})

test('where nobody can sign in there is no way to', async () => {
  const { get } = await servedBoard({ settings: { signIn: undefined, operators: [] } })

  expect((await get('/')).text).not.toContain('Sign in')
  expect((await get('/-/sign-in')).status).toBe(404)
  expect((await get('/operations')).status).toBe(404)
})

test('signing in needs the state it was begun with, in the browser it was begun in', async () => {
  const { get } = await servedBoard()
  const begun = await get('/-/sign-in')
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state')

  const elsewhere = await get(`/-/callback?code=ada&state=${state}`)
  const other = await get('/-/callback?code=ada&state=another', { cookie: cookieIn(begun) })
  const refused = await get(`/-/callback?code=nobody&state=${state}`, { cookie: cookieIn(begun) })

  for (const answer of [elsewhere, other, refused]) {
    expect(answer.status).toBe(403)
    expect(cookieIn(answer)).toBe('')
  }
})

test('a sign-in that takes too long is begun again', async () => {
  const { get, pass } = await servedBoard()
  const begun = await get('/-/sign-in')
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state')
  pass(11)

  expect(
    (await get(`/-/callback?code=ada&state=${state}`, { cookie: cookieIn(begun) })).status,
  ).toBe(403)
})

test.each([
  ['/kaito-project/kaito', '/kaito-project/kaito'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/a//b', '/'],
  ['/%0d%0aset-cookie:x', '/'],
])('after signing in one comes back from %s to a page of the board', async (back, to) => {
  const { get } = await servedBoard()
  const begun = await get(`/-/sign-in?back=${encodeURIComponent(back)}`)
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state')

  const done = await get(`/-/callback?code=ada&state=${state}`, { cookie: cookieIn(begun) })

  expect(done.status).toBe(303)
  expect(done.headers.get('location')).toBe(to)
})

test('a session ends after eight hours, and a cookie that was changed is none', async () => {
  const { get, signIn, pass } = await servedBoard()
  const cookie = await signIn('ada')
  expect((await get(hidden, { cookie })).status).toBe(200)

  expect((await get(hidden, { cookie: `${cookie.slice(0, -2)}AA` })).status).toBe(404)
  pass(8 * 60 + 1)
  expect((await get(hidden, { cookie })).status).toBe(404)
})

test('the page of operations is there for operators only', async () => {
  const { get, signIn } = await servedBoard()

  expect((await get('/operations')).status).toBe(404)
  expect((await get('/operations', { cookie: await signIn('mallory') })).status).toBe(404)
  expect((await get('/operations', { cookie: await signIn('ada') })).status).toBe(200)
})

test('a key that was given up is tried again or discarded by a form of ours, and by nothing else', async () => {
  const board = await servedBoard()
  const { get, post, signIn, store } = board
  await buryIn(board, 'pull:1#<7>')
  const ada = { cookie: await signIn('ada') }
  const page = await get('/operations', ada)
  const fields = { key: 'pull:1#<7>', token: formToken(page) }
  const mallory = { cookie: await signIn('mallory') }

  expect(page.text).toContain('It &lt;b&gt;broke&lt;/b&gt;')
  expect((await get('/operations/redrive?key=pull:1%23<7>', ada)).status).toBe(404)
  expect((await post('/operations/redrive', { key: fields.key }, ada)).status).toBe(403)
  expect((await post('/operations/redrive', { ...fields, token: 'x' }, ada)).status).toBe(403)
  expect((await post('/operations/redrive', fields)).status).toBe(404)
  expect((await post('/operations/redrive', fields, mallory)).status).toBe(404)
  const foreign = { ...ada, origin: 'https://elsewhere.example' }
  expect((await post('/operations/redrive', fields, foreign)).status).toBe(403)
  expect(await store.dead()).toHaveLength(1)

  const done = await post('/operations/redrive', fields, { ...ada, origin })
  expect(done.status).toBe(303)
  expect(await store.dead()).toEqual([])
})

test('a form that is too long is not read', async () => {
  const { get, post, signIn } = await servedBoard()
  const cookie = await signIn('ada')
  const token = formToken(await get('/', { cookie }))

  expect((await post('/-/sign-out', { token, more: 'x'.repeat(20_000) }, { cookie })).status).toBe(
    403,
  )
})

test('signing out takes the form of the page', async () => {
  const { get, post, signIn } = await servedBoard()
  const cookie = await signIn('ada')
  const token = formToken(await get('/', { cookie }))

  expect((await get('/-/sign-out', { cookie })).status).toBe(404)
  expect((await post('/-/sign-out', {}, { cookie })).status).toBe(403)
  const done = await post('/-/sign-out', { token }, { cookie })
  expect(done.status).toBe(303)
  expect(done.headers.getSetCookie()[0]).toMatch(/^usher=; Max-Age=0;/)
})

test('whoever asks too much is told when to ask again', async () => {
  const { get, pass } = await servedBoard()
  const answers = await Promise.all(Array.from({ length: 101 }, () => get('/help')))
  const refused = answers.find(({ status }) => status === 429)

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(100)
  expect(refused?.headers.get('retry-after')).toBe('1')
  pass(1)
  expect((await get('/help')).status).toBe(200)
})

test('behind a proxy of ours each client has an allowance of its own, and without one nobody chooses theirs', async () => {
  const from = (address: string): Readonly<Record<string, string>> => ({
    'x-forwarded-for': address,
  })
  const behind = await servedBoard({ settings: { proxies: 1 } })
  const open = await servedBoard()
  const last = async ({ get }: ServedBoard): Promise<number> => {
    await Promise.all(Array.from({ length: 100 }, () => get('/help', from('192.0.2.1'))))
    return (await get('/help', from('192.0.2.1, 192.0.2.2'))).status
  }

  expect(await last(behind)).toBe(200)
  expect(await last(open)).toBe(429)
})
