import Taro from '@/testing/taro'
import { systemTextScale as ofBrowser } from './system-text-scale.h5'
import { systemTextScale as ofWechat } from './system-text-scale.weapp'

const wechatSays = (info: object) => {
  Object.assign(Taro, { getAppBaseInfo: () => info })
}

test.each([
  ['the factor WeChat gives', { fontSizeScaleFactor: 1.2, fontSizeSetting: 16 }, 1.2],
  ['the size where WeChat gives no factor', { fontSizeSetting: 20 }, 1.25],
  ['1 where WeChat says nothing', {}, 1],
  ['at most 1.4, up to which the layout is proved', { fontSizeScaleFactor: 2 }, 1.4],
  ['at least 0.9', { fontSizeScaleFactor: 0.5 }, 0.9],
  ['1 for a factor that is no size', { fontSizeScaleFactor: 0 }, 1],
])('text in WeChat follows %s', (_case, info, scale) => {
  wechatSays(info)
  expect(ofWechat()).toBe(scale)
})

test('text in a browser follows the font size the browser was set to', () => {
  document.documentElement.style.fontSize = '20px'
  expect(ofBrowser()).toBe(1.25)
  document.documentElement.style.fontSize = '16px'
  expect(ofBrowser()).toBe(1)
})
