import type { OutputOf, StoreView } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseStore } from '@/features/brand/chosen-store'
import { brand, hubin, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import StoresPage from '.'

const near: StoreView = {
  ...yunqi,
  address: '云栖路 12 号',
  phone: '0571-1',
  location: { longitude: 120.0912, latitude: 30.1831 },
}
const far: StoreView = {
  ...hubin,
  address: '湖滨路 88 号',
  location: { longitude: 120.1638, latitude: 30.2544 },
}
/** Nearer than 湖滨店, closed in the morning, without a phone and a place on no map. */
const closed: StoreView = {
  ...hubin,
  id: 'shanze:zhuyuan',
  name: '竹院店',
  address: '竹院巷 19 号',
  phone: '',
  location: { longitude: 120.095, latitude: 30.185 },
  hours: { weekly: [{ weekdays: [7], fromMinute: 840, toMinute: 1200 }], special: [], closures: [] },
}
const unplaced: StoreView = {
  ...closed,
  id: 'shanze:heqiao',
  name: '禾桥店',
  address: '禾桥街 6 号',
  location: null,
  hours: null,
}
const listed = (over: Partial<OutputOf<'store.list'>> = {}): OutputOf<'store.list'> => ({
  brand,
  stores: [far, closed, unplaced, near],
  coupon: null,
  now: NOW,
  ...over,
})

const geolocation = { getCurrentPosition: jest.fn() }
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
  Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true })
  chooseStore('')
})
afterEach(() => jest.restoreAllMocks())

const open = async (shown = listed(), params: Record<string, string> = {}) => {
  openWith(params)
  const asked = cloudThatAnswers({ 'store.list': () => shown })
  await act(async () => void render(<StoresPage />))
  return asked
}
const tap = async (id: string) => {
  await act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
}
const names = () => [...document.querySelectorAll('.stores-name')].map(each => each.textContent)

// First: the phone's place is kept for as long as the program runs.
test('without a place the stores stand in the order of the brand, and it is offered', async () => {
  geolocation.getCurrentPosition.mockImplementation((_ok, no) => no({ code: 1, PERMISSION_DENIED: 1 }))
  await open()
  expect(names()).toEqual(['湖滨店', '竹院店', '禾桥店', '云栖路店'])
  expect(document.querySelector('.stores-distance')).toBeNull()
  await tap('ask-place')
  expect(screen.getByText(/没有允许使用位置/)).toBeTruthy()
})

test('each says whether it is open and until when; without a phone there is nothing to call', async () => {
  await open()
  expect(screen.getAllByText('今天开到 21:00')).toHaveLength(2)
  expect(screen.getByText('今天 14:00 开门')).toBeTruthy()
  expect(screen.getByText('休息中')).toBeTruthy()
  expect(document.getElementById('call-zhuyuan')).toBeNull()
  expect(document.getElementById('lead-heqiao')).toBeNull()
  await tap('call-yunqi')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0571-1' })
})

test('a search finds names and streets; without a hit a few stores remain', async () => {
  await open()
  const search = (words: string) =>
    act(async () => {
      const field = document.getElementById('search-stores')
      if (field) fireEvent.change(field, { target: { value: words } })
    })
  await search('竹院巷')
  expect(names()).toEqual(['竹院店'])
  await search('没有的店')
  expect(screen.getByText('没搜到，先看这几家')).toBeTruthy()
  expect(names()).toHaveLength(3)
  await tap('clear-search')
  expect(names()).toHaveLength(4)
})

test('a tap chooses a store, which then stands on top with what to do there', async () => {
  await open()
  await tap('choose-yunqi')
  expect(screen.getByText('你选的店')).toBeTruthy()
  expect(names()).not.toContain('云栖路店')
  await tap('order-here')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/pay/index' })
})

test('opened to choose, the choice leads back', async () => {
  Taro.getCurrentPages.mockReturnValueOnce([{}, {}])
  await open(listed(), { choose: '1' })
  await tap('choose-hubin')
  expect(Taro.navigateBack).toHaveBeenCalled()
})

test('from a coupon, the stores where it works come first', async () => {
  const asked = await open(listed({ coupon: { name: '湖滨专享券', stores: [far.id] } }), { coupon: 'c1' })
  expect(asked[0]?.input).toEqual({ couponId: 'c1' })
  expect(screen.getByText('能用这张券的 1 家')).toBeTruthy()
  expect(screen.getByText('这些店不参加')).toBeTruthy()
  expect(names()[0]).toBe('湖滨店')
})

test('with a place, near ones that are open come first, and no request carries the place', async () => {
  const coords = { longitude: 120.0866, latitude: 30.1857 }
  geolocation.getCurrentPosition.mockImplementation(ok => ok({ coords }))
  const asked = await open()
  await tap('ask-place')
  expect(screen.getByText('从近到远')).toBeTruthy()
  expect(names()).toEqual(['云栖路店', '竹院店', '湖滨店', '禾桥店'])
  expect(document.querySelectorAll('.stores-distance')).toHaveLength(3)
  expect(JSON.stringify(asked)).not.toMatch(/120\.0|30\.18/)
})
