import { render } from '@testing-library/react'
import { brand } from '@/testing/brand'
import { applyBrandTheme } from '@/theme/brand-theme'
import { type Shared, useShare } from './use-share'

type Gives = () => { title: string; path?: string; query?: string; imageUrl: string }

const mockGiven: Gives[] = []
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  ...jest.requireActual('@tarojs/taro'),
  useShareAppMessage: (gives: Gives) => void mockGiven.push(gives),
  useShareTimeline: (gives: Gives) => void mockGiven.push(gives),
}))

function shared(what: Shared) {
  mockGiven.length = 0
  function SharingPage() {
    useShare(what)
    return null
  }
  render(<SharingPage />)
  return mockGiven.map(gives => gives())
}

beforeEach(() => applyBrandTheme(brand))

test('a friend gets the page with the brand in its path, and the brand in its title', () => {
  const [message] = shared({ title: '积分能换的好东西', page: 'mall' })
  expect(message).toMatchObject({
    title: '山泽茶事 · 积分能换的好东西',
    path: '/pages/mall/index?brand=shanze',
  })
})

test('Moments gets the same as a query, with the parameters of the page', () => {
  const [, moments] = shared({ title: '「山形盖碗」积分就能换', page: 'goods', params: { id: 'g1' } })
  expect(moments).toMatchObject({ query: 'brand=shanze&id=g1' })
})

test('the picture is never the page itself, which may show a balance or a code', () => {
  for (const given of shared({ title: '会员卡', page: 'card' }))
    expect(given.imageUrl).toBe('/static/share.png')
})
