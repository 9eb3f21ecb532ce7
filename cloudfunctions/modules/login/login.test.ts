import type { LoginDoc, SessionDoc } from '@shared/domain/login/types'
import type { StaffRole } from '@shared/domain/staff/types'
import { Computer, type Ticket } from '../../testing/computer'
import { openidsIn } from '../../testing/desk'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { giftFields } from '../campaign/testing/campaign-fields'

const shop = testShop()
const { chen, shen, he, lin } = PEOPLE
const MINUTE = 60_000

const login = (ticket: string) => shop.one<LoginDoc>('logins', ticket)
const sessions = () => shop.all<SessionDoc>('sessions')
const standing = (by: Someone, fields: { role?: StaffRole; stores?: string[]; active?: boolean }) =>
  shop.change('staff', shop.memberId(by), fields)

/** A person scans the code of a computer and taps a number. */
async function scanned(by: Someone, { ticket, match }: Ticket, number = match) {
  await shop.must(by, 'login.open', { ticket })
  return shop.when(by, 'login.confirm', { ticket, number })
}

async function loggedIn(by: Someone = shen): Promise<Computer> {
  const computer = new Computer(shop)
  const ticket = await computer.ask()
  await scanned(by, ticket)
  expect(await computer.poll(ticket.ticket)).toBe('confirmed')
  return computer
}

const wrongOf = ({ choices, match }: LoginDoc) => choices.find(each => each !== match) ?? ''

describe('a computer logs in', () => {
  test('by a code that a manager scans, the number they read off it, and one poll', async () => {
    const computer = new Computer(shop)
    const { ticket, match, codeUrl, until } = await computer.ask()
    expect(ticket).toMatch(/^[0-9A-Za-z]{22}$/)
    expect(Buffer.from(codeUrl.split(',')[1] ?? '', 'base64').toString()).toBe(`code of ${ticket}`)
    expect(until).toBe(shop.now() + 2 * MINUTE)
    expect(await computer.poll(ticket)).toBe('waiting')

    const opened = await shop.must(shen, 'login.open', { ticket })
    expect(opened).toMatchObject({
      computer: { device: 'Windows · Chrome 浏览器', network: '网络地址 203.0.113.7' },
      role: 'manager',
      until,
    })
    expect(opened.choices).toContain(match)
    expect(new Set(opened.choices).size).toBe(3)
    expect(await computer.poll(ticket)).toBe('opened')

    await shop.must(shen, 'login.confirm', { ticket, number: match })
    expect(sessions()).toEqual([])
    expect(await computer.poll(ticket)).toBe('confirmed')
    const { status, body } = await computer.call('login.session', {})
    expect([status, body]).toMatchObject([
      200,
      { ok: true, data: { name: 'openid-shen', role: 'manager', everywhere: true } },
    ])
  })

  test('and what is changed on it is written down as changed there', async () => {
    const computer = await loggedIn()
    const sent = { commandId: shop.command(), campaign: giftFields() }
    expect(await computer.call('campaign.save', sent)).toMatchObject({ status: 200, body: { ok: true } })
    expect(shop.all('operations')).toMatchObject([{ origin: 'console', staffId: shop.memberId(shen) }])
  })

  test('with nothing stored that opens the session or takes the ticket', async () => {
    const computer = await loggedIn()
    const stored = JSON.stringify(shop.database.dump())
    for (const secret of computer.cookies.values()) expect(stored).not.toContain(secret)
  })

  test('with cookies that scripts and other sites never see', async () => {
    const { setCookie } = await new Computer(shop).post('/api/login')
    expect(setCookie).toMatch(
      /^__Host-hy_login=[0-9A-Za-z]{44}; Path=\/; Max-Age=120; HttpOnly; SameSite=Strict; Secure$/,
    )
    const local = { host: 'localhost:5180', origin: 'http://localhost:5180' }
    const { setCookie: plain } = await new Computer(shop).post('/api/login', {}, local)
    expect(plain).toMatch(/^hy_login=[0-9A-Za-z]{44}; Path=\/; Max-Age=120; HttpOnly; SameSite=Strict$/)
  })
})

describe('a ticket', () => {
  test('is dead after a wrong number, also for the right one', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await shop.must(shen, 'login.open', { ticket: ticket.ticket })
    const number = wrongOf(login(ticket.ticket))
    expect(await shop.when(shen, 'login.confirm', { ticket: ticket.ticket, number })).toMatchObject({
      code: 'LOGIN_WRONG_NUMBER',
    })
    const right = { ticket: ticket.ticket, number: ticket.match }
    expect(await unchanged(shop, () => shop.when(shen, 'login.confirm', right))).toMatchObject({
      code: 'LOGIN_OVER',
    })
    expect(await computer.poll(ticket.ticket)).toBe('refused')
    expect(sessions()).toEqual([])
  })

  test('is dead after 不是我, also when it was confirmed a moment before', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await scanned(shen, ticket)
    await shop.must(shen, 'login.refuse', { ticket: ticket.ticket })
    await shop.must(shen, 'login.refuse', { ticket: ticket.ticket })
    expect(await computer.poll(ticket.ticket)).toBe('refused')
    expect(sessions()).toEqual([])
  })

  test.each(['waiting', 'opened', 'confirmed'])('that is %s is over after two minutes', async state => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    if (state !== 'waiting') await shop.must(shen, 'login.open', { ticket: ticket.ticket })
    const number = { ticket: ticket.ticket, number: ticket.match }
    if (state === 'confirmed') await shop.must(shen, 'login.confirm', number)
    shop.pass(2 * MINUTE)
    expect(await computer.poll(ticket.ticket)).toBe('expired')
    if (state === 'opened')
      expect(await shop.when(shen, 'login.confirm', number)).toMatchObject({ code: 'LOGIN_OVER' })
    expect(await shop.when(shen, 'login.open', { ticket: ticket.ticket })).toMatchObject({
      code: 'LOGIN_OVER',
    })
    expect(sessions()).toEqual([])
  })

  test('gives its session once: the second poll of the same browser gets nothing', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await scanned(shen, ticket)
    expect(await computer.poll(ticket.ticket)).toBe('confirmed')
    const again = await computer.post('/api/login/poll', { ticket: ticket.ticket })
    expect(again).toMatchObject({ body: { data: { state: 'expired' } }, setCookie: '' })
    expect(sessions()).toHaveLength(1)
  })

  test('gives one session to two polls at the same moment', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await scanned(shen, ticket)
    const states: string[] = []
    shop.between(/^logins\.update/, async () => void states.push(await computer.poll(ticket.ticket)))
    states.push(await computer.poll(ticket.ticket))
    expect(states.sort()).toEqual(['confirmed', 'expired'])
    expect(sessions()).toHaveLength(1)
  })

  test('leaves no session when the function dies between the two writes; a new scan is needed', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await scanned(shen, ticket)
    const dead = () => {
      throw new Error('the instance was killed')
    }
    shop.between(/^sessions\.add/, dead)
    expect(await computer.post('/api/login/poll', { ticket: ticket.ticket })).toMatchObject({ status: 500 })
    expect(sessions()).toEqual([])
    expect(await computer.poll(ticket.ticket)).toBe('expired')
  })

  test('gives no session when 不是我 comes between the poll’s look and its write', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await scanned(shen, ticket)
    shop.between(/^logins\.update/, () => shop.must(shen, 'login.refuse', { ticket: ticket.ticket }))
    expect(await computer.poll(ticket.ticket)).toBe('expired')
    expect(sessions()).toEqual([])
    expect(await computer.poll(ticket.ticket)).toBe('refused')
  })

  test('once used says so to 不是我: the computer is ended from the list', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await scanned(shen, ticket)
    const refuse = () => shop.when(shen, 'login.refuse', { ticket: ticket.ticket })
    shop.between(/^logins\.update/, () => computer.poll(ticket.ticket))
    expect(await refuse()).toMatchObject({ code: 'LOGIN_OVER' })
    expect(sessions()).toHaveLength(1)
  })

  test('is confirmed once by one number sent twice at the same moment', async () => {
    const { ticket, match: number } = await new Computer(shop).ask()
    await shop.must(shen, 'login.open', { ticket })
    shop.between(/^logins\.update/, () => shop.must(shen, 'login.confirm', { ticket, number }))
    expect(await shop.must(shen, 'login.confirm', { ticket, number })).toEqual({ state: 'confirmed' })
    expect(await unchanged(shop, () => shop.must(shen, 'login.confirm', { ticket, number }))).toEqual({
      state: 'confirmed',
    })
  })

  test('is worth nothing to a browser that has seen it but not asked for it', async () => {
    const [computer, thief] = [new Computer(shop), new Computer(shop)]
    const ticket = await computer.ask()
    await thief.ask()
    await scanned(shen, ticket)
    expect(await thief.poll(ticket.ticket)).toBe('expired')
    expect(sessions()).toEqual([])
    expect(await computer.poll(ticket.ticket)).toBe('confirmed')
  })

  test('belongs to the first phone that opens it', async () => {
    const computer = new Computer(shop)
    const ticket = await computer.ask()
    await shop.must(shen, 'login.open', { ticket: ticket.ticket })
    await shop.must(shen, 'login.open', { ticket: ticket.ticket })
    expect(await shop.when(he, 'login.open', { ticket: ticket.ticket })).toMatchObject({
      code: 'LOGIN_TAKEN',
    })
    const number = { ticket: ticket.ticket, number: ticket.match }
    expect(await shop.when(he, 'login.confirm', number)).toMatchObject({ code: 'LOGIN_OVER' })
    expect(await shop.when(he, 'login.refuse', { ticket: ticket.ticket })).toMatchObject({
      code: 'LOGIN_OVER',
    })
    expect(await computer.poll(ticket.ticket)).toBe('opened')
  })

  test('belongs to one of two phones that open it at once', async () => {
    const { ticket } = await new Computer(shop).ask()
    shop.between(/^logins\.update/, () => shop.must(he, 'login.open', { ticket }))
    expect(await shop.when(shen, 'login.open', { ticket })).toMatchObject({ code: 'LOGIN_TAKEN' })
    expect(login(ticket).staffId).toBe(shop.memberId(he))
  })

  test.each([
    ['a customer', lin, 'NOT_STAFF'],
    ['a clerk, who has nothing to do at a computer', chen, 'NO_PERMISSION'],
  ])('scanned by %s is over and tells them nothing', async (_who, by, code) => {
    const computer = new Computer(shop)
    const { ticket } = await computer.ask()
    const answer = await shop.when(by, 'login.open', { ticket })
    expect(answer).toMatchObject({ ok: false, code })
    expect(JSON.stringify(answer)).not.toMatch(/203\.0|山泽|openid/)
    expect(await computer.poll(ticket)).toBe('not-staff')
  })

  test('for one brand is nothing to the staff of another', async () => {
    const { ticket } = await new Computer(shop).ask('lanxi')
    expect(await shop.when(shen, 'login.open', { ticket })).toMatchObject({ code: 'LOGIN_OVER' })
    expect((await new Computer(shop).post('/api/login', { brandId: 'nobody' })).status).toBe(404)
  })

  test('is refused to an address that asks for too many, until ten minutes are over', async () => {
    const computer = new Computer(shop)
    for (let i = 0; i < 30; i += 1) await computer.ask()
    const more = await unchanged(shop, () => computer.post('/api/login'))
    expect(more).toMatchObject({ status: 429, body: { code: 'LOGIN_TOO_MANY' } })
    await new Computer(shop, '203.0.113.8').ask()
    shop.pass(10 * MINUTE)
    await computer.ask()
    expect(shop.all('loginRates')).toHaveLength(2)
  })
})

describe('a session', () => {
  test('is over when the person leaves, or gets another role or other stores', async () => {
    for (const change of [{ active: false }, { role: 'viewer' }, { stores: ['shanze:yunqi'] }] as const) {
      standing(shen, { active: true, role: 'manager', stores: ['*'] })
      const computer = await loggedIn()
      standing(shen, { ...change } as Parameters<typeof standing>[1])
      expect(await computer.call('login.session', {})).toMatchObject({
        status: 401,
        body: { ok: false, code: 'NOT_SIGNED_IN' },
      })
      standing(shen, { active: true, role: 'manager', stores: ['*'] })
      expect((await computer.call('login.session', {})).status).toBe(401)
    }
    expect(sessions()).toEqual([])
  })

  test('is over after twelve hours', async () => {
    const computer = await loggedIn()
    shop.pass(12 * 60 * MINUTE - 1)
    expect((await computer.call('login.session', {})).status).toBe(200)
    shop.pass(1)
    expect((await computer.call('login.session', {})).status).toBe(401)
  })

  test('keeps the books open while it is used, and closed after half an hour alone', async () => {
    const computer = await loggedIn()
    const books = async () => (await computer.call('reconciliation.open', { month: '2026-11' })).status
    for (let i = 0; i < 4; i += 1) {
      shop.pass(29 * MINUTE)
      expect(await books()).toBe(200)
    }
    shop.pass(30 * MINUTE)
    expect(await books()).toBe(401)
    expect((await computer.call('login.session', {})).status).toBe(200)
    expect(await books()).toBe(401)
  })

  test('is ended by the person on the phone, who sees all of their computers', async () => {
    const [first, second] = [await loggedIn(), await loggedIn()]
    const others = await loggedIn(he)
    const { sessions: seen } = await shop.must(shen, 'login.sessions', {})
    expect(seen).toHaveLength(2)
    expect(seen.map(({ current }) => current)).toEqual([false, false])
    const sessionId = seen[0]?.sessionId ?? ''
    expect(await shop.must(he, 'login.end', { sessionId })).toEqual({ ended: false })
    expect(await shop.must(shen, 'login.end', { sessionId })).toEqual({ ended: true })
    expect(await shop.must(shen, 'login.end', { sessionId })).toEqual({ ended: false })
    const alive = await Promise.all([first, second, others].map(each => each.call('login.session', {})))
    expect(alive.map(({ status }) => status).sort()).toEqual([200, 200, 401])
  })

  test('is one of five at most: one more ends the one used longest ago', async () => {
    const computers: Computer[] = []
    for (let i = 0; i < 6; i += 1) {
      computers.push(await loggedIn())
      shop.pass(MINUTE)
    }
    expect(sessions()).toHaveLength(5)
    expect((await computers[0]?.call('login.session', {}))?.status).toBe(401)
    expect((await computers[5]?.call('login.session', {}))?.status).toBe(200)
  })

  test('is over when the browser logs out', async () => {
    const computer = await loggedIn()
    const kept = new Map(computer.cookies)
    expect(await computer.post('/api/logout')).toMatchObject({ status: 200 })
    for (const [name, value] of kept) computer.cookies.set(name, value)
    expect((await computer.call('login.session', {})).status).toBe(401)
  })

  test('makes the calls of its person, with the same answers, guards and handles', async () => {
    const computer = await loggedIn()
    const answer = await computer.call('redemption.today', { storeId: 'shanze:yunqi' })
    expect(answer).toMatchObject({ status: 200, body: { ok: true } })
    expect(openidsIn(answer.body).filter(each => each !== 'openid-shen')).toEqual([])
    const refused = await computer.call('storedValue.day', { storeId: 'shanze:nothing' })
    expect(refused).toMatchObject({ status: 200, body: { code: 'STORE_NOT_FOUND' } })
    const bad = await computer.post('/api/call', { action: 'redemption.today', input: { storeId: 7 } })
    expect(bad).toMatchObject({ status: 200, body: { code: 'BAD_INPUT' } })
  })

  test.each([
    ['coupon.claim', { commandId: 'command-of-a-computer', batchId: 'shanze:autumn' }],
    ['login.open', { ticket: 'a'.repeat(22) }],
    ['login.confirm', { ticket: 'a'.repeat(22), number: '10' }],
    ['login.refuse', { ticket: 'a'.repeat(22) }],
  ])('does not serve %s: that is the phone’s', async (action, input) => {
    const computer = await loggedIn()
    const answer = await unchanged(shop, () => computer.post('/api/call', { action, input }))
    expect(answer).toMatchObject({ status: 200, body: { code: 'UNKNOWN_ACTION' } })
  })

  test('costs one trip beside the action’s own', async () => {
    const computer = await loggedIn()
    await computer.call('login.session', {})
    await computer.call('login.session', {})
    expect(shop.trips.map(({ what }) => what.split(' ')[0])).toEqual(['sessions.get', 'staff.get'])
  })
})

describe('a request that no page of the console sent', () => {
  test.each([
    ['without the header', { 'x-huiyuan-console': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
    ['without an origin', { origin: '' }],
    ['from the same host without a certificate', { origin: 'http://console.example' }],
  ])('%s is refused before anything is read', async (_how, headers) => {
    const computer = await loggedIn()
    for (const path of ['/api/login', '/api/login/poll', '/api/logout', '/api/call']) {
      const answer = await unchanged(shop, () => computer.post(path, {}, headers))
      expect(answer).toMatchObject({ status: 403, body: { ok: false, code: 'NOT_FROM_CONSOLE' } })
      expect(shop.trips).toEqual([])
    }
  })

  test('is known by the origin that the deployment names', async () => {
    process.env.HUIYUAN_CONSOLE_ORIGIN = 'https://brand.example'
    try {
      const computer = new Computer(shop)
      expect((await computer.post('/api/login')).status).toBe(403)
      expect((await computer.post('/api/login', {}, { origin: 'https://brand.example' })).status).toBe(200)
    } finally {
      delete process.env.HUIYUAN_CONSOLE_ORIGIN
    }
  })

  test('without a session is 401, whatever its cookie says', async () => {
    const computer = new Computer(shop)
    expect((await computer.call('login.session', {})).status).toBe(401)
    computer.cookies.set('__Host-hy_session', 'a'.repeat(44))
    expect(await computer.call('login.session', {})).toMatchObject({
      status: 401,
      body: { ok: false, code: 'NOT_SIGNED_IN' },
    })
  })

  test.each(['{', '[]', '"x"', '7', 'null'])('with the body %s is refused in words', async body => {
    const computer = await loggedIn()
    expect((await computer.post('/api/call', body)).body).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    expect((await computer.post('/api/login/poll', body)).body).toMatchObject({
      data: { state: 'expired' },
    })
  })
})

test('tickets, sessions and counts of addresses are gone when they are over', async () => {
  await loggedIn()
  await new Computer(shop).ask()
  shop.pass(13 * 60 * MINUTE)
  // They are looked for at the full hour.
  shop.pass(60 * MINUTE - (shop.now() % (60 * MINUTE)))
  await shop.sweep()
  for (const collection of ['logins', 'sessions', 'loginRates']) expect(shop.all(collection)).toEqual([])
})
