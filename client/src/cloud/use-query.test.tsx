import { act, renderHook, waitFor } from '@testing-library/react'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { showAgain } from '@/testing/taro'
import { offlineFact } from './last-good'
import { usePages } from './use-pages'
import { useQuery } from './use-query'

const offers = (limit: number) => ({ brand: undefined as never, offers: [{ limit } as never] })

test('it reads at once and again when the page shows', async () => {
  let limit = 1
  cloudThatAnswers({ 'coupon.offers': () => offers(limit) })
  const { result } = renderHook(() => useQuery('coupon.offers', {}))
  expect(result.current.loading).toBe(true)
  await waitFor(() => expect(result.current.data).toEqual(offers(1)))
  limit = 2
  await act(async () => showAgain())
  await waitFor(() => expect(result.current.data).toEqual(offers(2)))
})

test('without network it shows the last good answer and says so', async () => {
  cloudThatAnswers({ 'coupon.offers': () => offers(1) })
  const online = renderHook(() => useQuery('coupon.offers', {}))
  await waitFor(() => expect(online.result.current.data).toBeDefined())
  online.unmount()

  cloudThatAnswers({ 'coupon.offers': noNetwork })
  const { result } = renderHook(() => useQuery('coupon.offers', {}))
  await waitFor(() => expect(result.current.stale).toBe(true))
  expect(result.current.data).toEqual(offers(1))
  expect(offlineFact(Date.parse('2026-11-22T10:20:00+08:00'), 'Asia/Shanghai')).toBe(
    '没有网络，显示的是 10:20 的数据',
  )
})

test('a refusal shows no old data', async () => {
  cloudThatAnswers({ 'coupon.offers': () => offers(1) })
  const before = renderHook(() => useQuery('coupon.offers', {}))
  await waitFor(() => expect(before.result.current.data).toBeDefined())
  before.unmount()
  cloudThatAnswers({ 'coupon.offers': () => ({ ok: false, code: 'NO_BRAND', message: '没有找到这个品牌' }) })
  const { result } = renderHook(() => useQuery('coupon.offers', {}))
  await waitFor(() => expect(result.current.failure?.message).toBe('没有找到这个品牌'))
  expect(result.current.data).toBeUndefined()
})

test('pages follow one another in order until there are no more', async () => {
  const page = (after: string | undefined) =>
    ({
      points: {},
      brand: undefined,
      entries: [after ?? 'first'],
      next: after === 'c2' ? null : after ? 'c2' : 'c1',
    }) as never
  cloudThatAnswers({ 'points.open': ({ after }) => page(after) })
  const { result } = renderHook(() =>
    usePages('points.open', { filter: 'all' }, opened => opened.entries as unknown as string[]),
  )
  await waitFor(() => expect(result.current.items).toEqual(['first']))
  await act(() => result.current.loadMore())
  await act(() => result.current.loadMore())
  expect(result.current.items).toEqual(['first', 'c1', 'c2'])
  expect(result.current.more).toBe(false)
})
