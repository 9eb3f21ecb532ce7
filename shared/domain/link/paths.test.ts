import { linkText } from '../../text/link'
import {
  FORM_LIMITS,
  fits,
  isDirect,
  LINK_FORMS,
  PLACE_NAMES,
  PLACES,
  TOUCHPOINTS,
  USUAL_SHARE,
} from './places'
import { cleanPath, PATH_PARAMETERS, readPath } from './read-path'
import { isTarget, TARGET_NAMES, TARGET_PAGES, targetPath } from './targets'

describe('LP-07, OT-06: a copied path', () => {
  test.each([
    ['pages/wallet/index.html', 'pages/wallet/index', ['html']],
    ['/pages/card/index.html', 'pages/card/index', ['slash', 'html']],
    ['pages/pay/index', 'pages/pay/index', []],
    [' /pages/wallet/index.html?offer=shanze:a ', 'pages/wallet/index?offer=shanze%3Aa', ['slash', 'html']],
  ])('%s works as %s', (copied, clean, cleaned) => {
    expect(cleanPath(copied)).toBe(clean)
    expect(readPath(copied).cleaned).toEqual(cleaned)
  })

  test('names its target of the closed list, with its parameters alone', () => {
    expect(readPath('pages/wallet/index.html?offer=shanze:a&st=x&ch=y')).toMatchObject({
      target: { page: 'offer', params: { offer: 'shanze:a' } },
      params: { st: 'x', ch: 'y' },
    })
    expect(readPath('pages/wallet/index')).toMatchObject({ target: { page: 'wallet', params: {} } })
    expect(readPath('pages/other/index')).toMatchObject({ target: null })
  })
})

test('a target has exactly the parameters of its page', () => {
  expect(isTarget({ page: 'offer', params: { offer: 'shanze:a' } })).toBe(true)
  expect(isTarget({ page: 'offer', params: {} })).toBe(false)
  expect(isTarget({ page: 'card', params: { offer: 'shanze:a' } })).toBe(false)
  expect(isTarget({ page: 'offer', params: { offer: 'shanze:a', st: 'x' } })).toBe(false)
  expect(targetPath({ page: 'offer', params: { offer: 'shanze:a' } })).toBe(
    'pages/wallet/index?offer=shanze%3Aa',
  )
})

test('LP-11: every place is met at one of the eight touchpoints, and every touchpoint has a place', () => {
  expect(new Set(PLACE_NAMES.map(place => PLACES[place].touchpoint))).toEqual(new Set(TOUCHPOINTS))
  expect(TOUCHPOINTS).toHaveLength(8)
})

test('LP-12: the usual shares belong to places that exist', () => {
  for (const place of Object.keys(USUAL_SHARE)) expect(PLACE_NAMES).toContain(place)
  expect(linkText.usualShare(110)).toBe('一般占全部来访的 11%')
})

describe('LP-09, LP-10: what may go where', () => {
  test.each(PLACE_NAMES)('%s has a form with words', place => {
    const [best] = PLACES[place].forms
    expect(linkText.places[place]).not.toBe('')
    expect(linkText.advice[best]).not.toBe('')
    expect(fits(place, best)).toBe(true)
  })

  test.each([
    ['code', 32, null],
    ['url-link', 1024, 30],
    ['scheme', 1024, 30],
    ['path', 1024, null],
    ['rule', 1024, null],
  ] as const)('%s carries %d characters and lives %s days', (form, carries, days) => {
    expect(FORM_LIMITS[form]).toMatchObject({ carries, days })
  })

  test('the addresses share their daily limits, a code is limited by the minute', () => {
    for (const form of ['url-link', 'scheme'] as const) {
      expect(FORM_LIMITS[form]).toMatchObject({
        made: { count: 500_000, per: 'day' },
        openedPerDay: 3_000_000,
      })
    }
    expect(FORM_LIMITS.code.made).toEqual({ count: 5_000, per: 'minute' })
  })

  test('a message takes a link and no picture, a table card a picture and no link', () => {
    expect(fits('sms', 'url-link')).toBe(true)
    expect(fits('sms', 'code')).toBe(false)
    expect(fits('table-card', 'code')).toBe(true)
    expect(fits('table-card', 'url-link')).toBe(false)
  })

  test('no scene value of a form is a direct opening', () => {
    for (const form of LINK_FORMS)
      for (const scene of FORM_LIMITS[form].scenes) expect(isDirect(scene)).toBe(false)
    expect(isDirect(1089)).toBe(true)
  })
})

test('every target, parameter and state has words', () => {
  for (const name of TARGET_NAMES) {
    expect(linkText.targets[name]).not.toBe('')
    expect(TARGET_PAGES[name].route.startsWith('/')).toBe(false)
  }
  for (const name of PATH_PARAMETERS) expect(linkText.parameters[name]).toContain('：')
})

test('LP-07: a path is read where the platform has no URLSearchParams, also one that was cut or is oddly encoded', () => {
  const { URLSearchParams } = globalThis
  try {
    Reflect.deleteProperty(globalThis, 'URLSearchParams')
    expect(readPath('pages/wallet/index?offer=a%3Ab&ch=%E5%BA%97&odd=50%&a=b=c&none').params).toEqual({
      offer: 'a:b',
      ch: '店',
      odd: '50%',
      a: 'b=c',
      none: '',
    })
  } finally {
    globalThis.URLSearchParams = URLSearchParams
  }
})
