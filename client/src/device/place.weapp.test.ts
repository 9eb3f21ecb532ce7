import Taro from '@/testing/taro'
import { openMap } from './open-map.weapp'
import { askPlace, mayKnowPlace } from './place.weapp'

const place = { longitude: 120.09, latitude: 30.18 }
/** What WeChat does when it is asked; the stand-in of the tests has none of it. */
const wechat = (apis: object) => Object.assign(Taro, apis)

test('WeChat gives the place as Chinese maps show it', async () => {
  const getLocation = jest.fn(async () => ({ ...place, speed: 0 }))
  wechat({ getLocation })
  expect(await askPlace()).toEqual(place)
  expect(getLocation).toHaveBeenCalledWith({ type: 'gcj02' })
})

test.each([
  ['getLocation:fail auth deny', 'refused'],
  ['getLocation:fail system error', 'failed'],
])('“%s” is %s', async (errMsg, outcome) => {
  wechat({ getLocation: async () => Promise.reject({ errMsg }) })
  expect(await askPlace()).toBe(outcome)
})

test.each([
  [{ 'scope.userLocation': true }, true],
  [{ 'scope.userLocation': false }, false],
  [{}, false],
])('settings %j: may know the place without asking: %s', async (authSetting, may) => {
  wechat({ getSetting: async () => ({ authSetting }) })
  expect(await mayKnowPlace()).toBe(may)
})

test('a store opens on the map of WeChat', () => {
  const openLocation = jest.fn()
  wechat({ openLocation })
  openMap({ place, name: '云栖路店', address: '云栖路 12 号' })
  expect(openLocation).toHaveBeenCalledWith({
    ...place,
    name: '云栖路店',
    address: '云栖路 12 号',
    scale: 16,
  })
})
