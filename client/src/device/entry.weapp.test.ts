import Taro from '@/testing/taro'
import { entryParam } from './entry.weapp'

const cameWith = (query: Record<string, string>) => {
  jest.spyOn(Taro, 'getEnterOptionsSync').mockReturnValue({ query })
}

test.each([
  ['in the path', { brand: 'shanze' }, 'shanze'],
  ['encoded', { brand: '%E5%B1%B1' }, '山'],
  [
    'in the link of a printed code',
    { q: encodeURIComponent('https://qr.shanze.example/r?brand=shanze&code=HR.1') },
    'shanze',
  ],
  ['in the scene of a mini-program code', { scene: 'l%3DAb3kP9x%26brand%3Dshanze' }, 'shanze'],
  ['nowhere', { q: encodeURIComponent('https://qr.shanze.example/r?code=HR.1') }, ''],
  ['nothing at all', {}, ''],
  ['that is no encoded text', { brand: '100%' }, '100%'],
  ['in a broken link', { q: 'https://qr.shanze.example/r?brand=shanze&off=50%' }, 'shanze'],
])('the brand of the entry %s', (_case, query, brand) => {
  cameWith(query)
  expect(entryParam('brand')).toBe(brand)
})
