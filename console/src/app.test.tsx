import { act, fireEvent, screen } from '@testing-library/react'
import { books, link, links, NOW, report, session } from '@/testing/brand'
import { inTurn, noNetwork, notSignedIn, serverThatAnswers } from '@/testing/cloud'
import { openConsole, press, settled } from '@/testing/open'

// Polls follow each other at once.
jest.mock('@/login/pauses', () => ({ OFTEN_MS: 1, SELDOM_MS: 1 }))

const ticket = { ticket: 't1', match: '47', codeUrl: 'data:image/png;base64,', until: NOW + 120_000 }
const everyPage = {
  'reconciliation.open': () => books(),
  'link.list': () => links(),
  'link.report': () => report(),
}
const address = () => window.location.pathname + window.location.search

describe('BR-05: signing in at the desk', () => {
  const scan = async (state: 'waiting' | 'opened' | 'expired' | 'refused' | 'not-staff') => {
    serverThatAnswers({ 'login.session': notSignedIn, login: () => ticket, 'login/poll': () => ({ state }) })
    await openConsole('/')
    await settled(20)
  }

  test('without a session the code to scan is shown, and how long it is good', async () => {
    await scan('waiting')
    expect(screen.getByAltText('登录用的小程序码')).toBeTruthy()
    expect(screen.getByText(/后自动换新/)).toBeTruthy()
  })

  test.each([
    ['opened', '扫到了'],
    ['refused', '手机上点了「不是我」'],
    ['not-staff', '扫码的微信还不是员工'],
  ] as const)('a code that is %s says so in words', async (state, words) => {
    await scan(state)
    expect(screen.getByText(words)).toBeTruthy()
  })

  test('once scanned, the number to choose on the phone is the biggest thing', async () => {
    await scan('opened')
    expect(screen.getByLabelText('手机上选 47').textContent).toBe('47')
  })

  test('every request carries the header that no form of another site can send', async () => {
    const sent = serverThatAnswers({
      'login.session': notSignedIn,
      login: () => ticket,
      'login/poll': () => ({ state: 'waiting' }),
    })
    await openConsole('/')
    expect(sent.length).toBeGreaterThan(1)
    for (const { headers } of sent) expect(headers['x-huiyuan-console']).toBe('1')
  })

  test('a code that ended is renewed by itself, and the page does not ask for one for ever', async () => {
    const sent = serverThatAnswers({
      'login.session': notSignedIn,
      login: () => ticket,
      'login/poll': () => ({ state: 'expired' }),
    })
    await openConsole('/')
    for (let code = 0; code < 6; code += 1) {
      await settled(20)
    }
    expect(sent.filter(({ what }) => what === 'login')).toHaveLength(5)
    expect(screen.getByText('码过期了')).toBeTruthy()
    await press('换一个新码')
    expect(sent.filter(({ what }) => what === 'login').length).toBeGreaterThan(5)
  })

  test('confirmed on the phone, the page of the address opens', async () => {
    serverThatAnswers({
      ...everyPage,
      'login.session': inTurn<ReturnType<typeof notSignedIn> | ReturnType<typeof session>>(notSignedIn, () =>
        session(),
      ),
      login: () => ticket,
      'login/poll': () => ({ state: 'confirmed' }),
    })
    await openConsole('/links?days=30')
    await settled(20)
    expect(address()).toBe('/console/links?days=30')
    expect(screen.getByText('云栖台卡', { selector: '.cell-first' })).toBeTruthy()
  })

  test('without network it says so, and a click asks again', async () => {
    const sent = serverThatAnswers({ 'login.session': notSignedIn, login: noNetwork })
    await openConsole('/')
    expect(screen.getByText('没拿到登录码')).toBeTruthy()
    await press('再试一次')
    expect(sent.filter(({ what }) => what === 'login')).toHaveLength(2)
  })
})

describe('the shell', () => {
  test('shows the places that hold a page this person may open, and enters the first', async () => {
    serverThatAnswers({
      ...everyPage,
      'login.session': () => session({ permissions: ['link.report', 'link.list'] }),
    })
    await openConsole('/')
    expect(screen.getByRole('navigation', { name: '七个地方' }).textContent).toBe('路径与码')
    expect(address()).toBe('/console/links')
  })

  test('a page that is not for this role says who can change that', async () => {
    serverThatAnswers({
      ...everyPage,
      'login.session': () => session({ role: 'marketing', permissions: ['link.report', 'link.list'] }),
    })
    await openConsole('/reconciliation')
    expect(screen.getByText('这一页你的角色看不到')).toBeTruthy()
    expect(screen.getByText('你现在是市场')).toBeTruthy()
  })

  test('an address that is no page says so', async () => {
    serverThatAnswers({ ...everyPage, 'login.session': () => session() })
    await openConsole('/nowhere')
    expect(screen.getByText('没有这一页')).toBeTruthy()
  })

  test('the count beside 账务 is what waits for a person', async () => {
    serverThatAnswers({
      ...everyPage,
      'login.session': () => session(),
      'reconciliation.open': () => books({ inbox: { open: 3, rows: [] } }),
    })
    await openConsole('/links')
    expect(screen.getByRole('link', { name: /账务/ }).textContent).toBe('账务3 笔要看')
  })

  test('digits go to the places, a typed digit stays in its field, ? lists the keys', async () => {
    serverThatAnswers({ ...everyPage, 'login.session': () => session() })
    await openConsole('/links/new')
    const name = screen.getByLabelText('给它起个名')
    fireEvent.keyDown(name, { key: '4', bubbles: true })
    expect(address()).toBe('/console/links/new')
    await act(async () => void fireEvent.keyDown(document.body, { key: '4' }))
    await settled()
    expect(address()).toBe('/console/reconciliation')
    await act(async () => void fireEvent.keyDown(document.body, { key: '?' }))
    expect(screen.getByText('去左边第几个地方')).toBeTruthy()
  })

  test('a session that ended asks for the login and keeps the address', async () => {
    serverThatAnswers({
      ...everyPage,
      'login.session': () => session(),
      'link.list': () => links({ links: [link()] }),
      login: () => ticket,
      'link.report': notSignedIn,
    })
    await openConsole('/links?days=1')
    expect(screen.getByText('用微信扫码登录')).toBeTruthy()
    expect(address()).toBe('/console/links?days=1')
  })

  test('signing out asks the server, forgets what was read and shows the login', async () => {
    const sent = serverThatAnswers({
      ...everyPage,
      'login.session': () => session(),
      logout: () => ({}),
      login: () => ticket,
    })
    await openConsole('/links')
    await press(/顾望山/)
    await press('退出登录')
    expect(sent.some(({ what }) => what === 'logout')).toBe(true)
    expect(screen.getByText('用微信扫码登录')).toBeTruthy()
    expect(screen.queryByText('云栖台卡')).toBeNull()
  })
})
