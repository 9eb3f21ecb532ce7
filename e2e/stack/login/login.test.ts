import { computerAt } from '../../../local/computer'
import { BRAND_ID } from '../../../local/demo'
import { testStack } from '../harness'

const stack = testStack()
const MANAGER = 'openid-shenhe'

const browser = () => computerAt(stack.stack.url, BRAND_ID)

async function changeManager(fields: object): Promise<void> {
  const { data } = stack.stack.cloud
  const { staff = [], ...others } = data.dump()
  const changed = staff.map(each => (each._id === `${BRAND_ID}:${MANAGER}` ? { ...each, ...fields } : each))
  await data.load({ ...others, staff: changed })
}

async function loggedIn() {
  const computer = browser()
  const { ticket, match } = await computer.ask()
  const phone = stack.as(MANAGER)
  await phone.must('login.open', { ticket })
  await phone.must('login.confirm', { ticket, number: match })
  expect(await computer.poll(ticket)).toBe('confirmed')
  return computer
}

describe('the console over HTTP', () => {
  test('logs in by a scan and then makes the calls of that person', async () => {
    const computer = browser()
    const { ticket, match, codeUrl } = await computer.ask()
    expect(codeUrl).toMatch(/^data:image\/png;base64,iVBOR/)
    expect(await computer.poll(ticket)).toBe('waiting')
    const phone = stack.as(MANAGER)
    const { computer: seen } = await phone.must('login.open', { ticket })
    expect(seen.network).toBe('这台电脑自己')
    await phone.must('login.confirm', { ticket, number: match })
    expect(await computer.poll(ticket)).toBe('confirmed')
    expect(await computer.poll(ticket)).toBe('expired')
    const who = await computer.session()
    expect(who).toMatchObject({ status: 200, body: { ok: true } })
    expect(who.body.data?.permissions).toContain('login.session')
    expect(JSON.stringify(who)).not.toMatch(/openid-/)
  })

  test('refuses a wrong number, a code that is over and a code relayed to another browser', async () => {
    const computer = browser()
    const phone = stack.as(MANAGER)
    const first = await computer.ask()
    const { choices } = await phone.must('login.open', { ticket: first.ticket })
    const number = choices.find(each => each !== first.match) ?? ''
    expect(await phone.call('login.confirm', { ticket: first.ticket, number })).toMatchObject({
      code: 'LOGIN_WRONG_NUMBER',
    })
    expect(await computer.poll(first.ticket)).toBe('refused')

    const second = await computer.ask()
    await stack.stack.clock.set(stack.stack.clock.now() + 120_000)
    expect(await phone.call('login.open', { ticket: second.ticket })).toMatchObject({ code: 'LOGIN_OVER' })
    expect(await computer.poll(second.ticket)).toBe('expired')

    const third = await computer.ask()
    await phone.must('login.open', { ticket: third.ticket })
    await phone.must('login.confirm', { ticket: third.ticket, number: third.match })
    expect(await browser().poll(third.ticket)).toBe('expired')
  })

  test('ends with the person’s role, and with their place in the staff', async () => {
    for (const fields of [{ role: 'viewer' }, { active: false }]) {
      const computer = await loggedIn()
      await changeManager(fields)
      expect((await computer.session()).status).toBe(401)
      await changeManager({ role: 'manager', active: true })
      expect((await computer.session()).status).toBe(401)
    }
  })

  test('refuses what no page of the console sent', async () => {
    const computer = await loggedIn()
    const bare = await computer.post('/api/call', {}, { 'x-huiyuan-console': '' })
    expect(bare).toMatchObject({ status: 403, body: { code: 'NOT_FROM_CONSOLE' } })
    // The local server itself turns pages from elsewhere away, as the function does behind it.
    expect((await computer.post('/api/call', {}, { origin: 'https://evil.example' })).status).toBe(403)
    const otherPort = await computer.post('/api/call', {}, { origin: 'http://localhost:1' })
    expect(otherPort).toMatchObject({ status: 403, body: { code: 'NOT_FROM_CONSOLE' } })
    expect((await browser().session()).status).toBe(401)
  })
})
