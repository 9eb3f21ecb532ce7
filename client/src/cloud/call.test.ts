import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { call } from './call'

const me = () => call('member.me', {})

test('an answer brings its data', async () => {
  const asked = cloudThatAnswers({ 'coupon.offers': () => ({ brand: undefined as never, offers: [] }) })
  expect(await call('coupon.offers', {})).toMatchObject({ ok: true, data: { offers: [] } })
  expect(asked).toEqual([{ action: 'coupon.offers', brand: 'shanze', input: {} }])
})

test('a refusal keeps its code and its sentence', async () => {
  cloudThatAnswers({ 'member.me': () => ({ ok: false, code: 'NOT_STAFF', message: '你还不是店员' }) })
  expect(await me()).toMatchObject({ ok: false, kind: 'refused', code: 'NOT_STAFF', message: '你还不是店员' })
})

test('a bug of ours is not a decision: the request id stays, the outcome is unknown', async () => {
  cloudThatAnswers({ 'member.me': () => ({ ok: false, code: 'INTERNAL', message: 'x' }) })
  expect(await me()).toMatchObject({ ok: false, kind: 'internal', requestId: 't-1' })
})

test('no network is told apart from everything else', async () => {
  cloudThatAnswers({ 'member.me': noNetwork })
  expect(await me()).toMatchObject({ ok: false, kind: 'offline' })
})

test('an answer that is no envelope counts as a bug of ours', async () => {
  global.fetch = (async () => ({ ok: true, json: async () => '<html>' })) as unknown as typeof fetch
  expect(await me()).toMatchObject({ ok: false, kind: 'internal' })
})

test('after twelve seconds it is late', async () => {
  jest.useFakeTimers()
  cloudThatAnswers({ 'member.me': () => new Promise<never>(() => undefined) })
  const answer = me()
  await jest.advanceTimersByTimeAsync(12_000)
  expect(await answer).toMatchObject({ ok: false, kind: 'timeout' })
  jest.useRealTimers()
})

test('everyone of the stage speaks for themselves', async () => {
  const heard: unknown[] = []
  global.fetch = (async (_: string, request: { headers: unknown }) => {
    heard.push(request.headers)
    return { ok: true, json: async () => ({ ok: true, data: {}, requestId: 'r' }) }
  }) as unknown as typeof fetch
  window.history.replaceState(null, '', '/app/?as=linqing#/pages/me/index')
  await me()
  window.history.replaceState(null, '', '/app/')
  expect(heard).toEqual([{ 'content-type': 'application/json', 'x-dev-persona': 'linqing' }])
})
