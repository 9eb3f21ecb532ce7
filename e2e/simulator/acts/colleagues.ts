import type { LoginDoc } from '@shared/domain/login/types'
import { STAFF_ROLES, type StaffDoc } from '@shared/domain/staff/types'
import { CUSTOMERS, PEOPLE, type Someone, STAFF } from '../../../cloudfunctions/testing/setting'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'
import type { Act } from './act'

/** Who keeps working at the desk, so that there is something to do. */
const AT_DESK = [PEOPLE.chen, PEOPLE.shen]
const COMPUTER = { host: 'console.example', origin: 'https://console.example', 'x-huiyuan-console': '1' }

/** A browser with the console open: one request, with the cookies it has. Null when no answer came. */
class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly simulation: Simulation) {}

  async post(path: string, fields: object): Promise<Record<string, unknown> | null> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...COMPUTER, 'x-real-ip': '203.0.113.7', cookie }
    const event = { path, httpMethod: 'POST', headers, body: JSON.stringify(fields) }
    const ended = await this.simulation.invoke('http', event, {})
    if (ended.kind !== 'answered') return null
    const answer = ended.value as { headers?: Record<string, string>; body: string }
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.headers?.['set-cookie'] ?? '') ?? []
    if (name !== '') this.cookies.set(name, value)
    const { data } = JSON.parse(answer.body) as { data?: Record<string, unknown> }
    this.simulation.story.push(`  computer ${path} ${JSON.stringify(fields)} → ${data ? 'yes' : 'no'}`)
    return data ?? null
  }
}

const staffOf = (actors: Actors) => actors.ours<StaffDoc>('staff')
const personOfStaff = (actors: Actors, { _id }: StaffDoc): Someone | undefined =>
  CUSTOMERS.find(by => actors.memberId(by) === _id)

/** An owner, or any of the staff. */
function someChief(actors: Actors, { chance }: Simulation): Someone {
  const owners = staffOf(actors).filter(({ role, active }) => role === 'owner' && active)
  const known = owners.flatMap(owner => personOfStaff(actors, owner) ?? [])
  return chance.happens(0.7) && known.length > 0 ? chance.pick(known) : chance.pick(STAFF)
}

/** A call of a computer whose person has left, and has not come back meanwhile, must not be answered. */
async function callOf(browser: Browser, actors: Actors, by: Someone, { database, problems }: Simulation) {
  const now = () => database.get('staff', actors.memberId(by)) as unknown as StaffDoc | undefined
  const before = now()
  const answer = await browser.post('/api/call', { action: 'login.session', input: {} })
  const after = now()
  const isSame = before?.version === after?.version
  if (answer && isSame && !after?.active) problems.push(`a computer of ${by.openid}, who left, was answered`)
}

export const colleagueActs: Readonly<Record<string, Act>> = {
  logIn: async (actors, simulation) => {
    const { chance, database } = simulation
    const browser = new Browser(simulation)
    const asked = await browser.post('/api/login', { brandId: actors.brandId })
    const ticket = String(asked?.ticket ?? '')
    if (ticket === '') return
    const by = chance.pick([PEOPLE.shen, PEOPLE.he, PEOPLE.chen])
    const opened = await actors.call(by, 'login.open', { ticket })
    if (!opened?.ok) return
    const { match } = database.get('logins', ticket) as unknown as LoginDoc
    const number = chance.happens(0.85) ? match : chance.pick(opened.data.choices)
    const companions: Promise<unknown>[] = []
    if (chance.happens(0.2)) companions.push(actors.call(by, 'login.refuse', { ticket }))
    await actors.call(by, 'login.confirm', { ticket, number })
    if (chance.happens(0.4)) companions.push(browser.post('/api/login/poll', { ticket }))
    await browser.post('/api/login/poll', { ticket })
    await callOf(browser, actors, by, simulation)
    if (chance.happens(0.3)) {
      const listed = await actors.call(by, 'login.sessions', {})
      const [session] = listed?.ok ? listed.data.sessions : []
      if (session) await actors.call(by, 'login.end', { sessionId: session.sessionId })
    }
    await Promise.all(companions)
    await callOf(browser, actors, by, simulation)
  },
  invite: async (actors, simulation) => {
    const { chance } = simulation
    const role = chance.pick(['clerk', 'clerk', 'manager', 'owner'] as const)
    const input = { role, stores: [actors.storeId()], minutes: chance.pick([10, 1440]) }
    const invited = await actors.command(someChief(actors, simulation), 'staff.invite', input)
    if (!invited?.ok) return
    const { code } = invited.data
    const guests = CUSTOMERS.filter(by => !AT_DESK.includes(by))
    const takers = [chance.pick(guests), ...(chance.happens(0.3) ? [chance.pick(guests)] : [])]
    await Promise.all(takers.map(by => actors.call(by, 'staff.accept', { code, name: by.openid })))
    if (chance.happens(0.3)) await actors.call(chance.pick(takers), 'staff.accept', { code, name: '又一次' })
  },
  changeStaff: async (actors, simulation) => {
    const { chance } = simulation
    const found = await someTarget(actors, simulation)
    if (!found) return
    const change = { role: chance.pick(STAFF_ROLES), stores: [actors.storeId()] }
    await actors.command(someChief(actors, simulation), 'staff.change', { ...found, ...change })
  },
  removeStaff: async (actors, simulation) => {
    const found = await someTarget(actors, simulation)
    if (!found) return
    const [by, other] = [someChief(actors, simulation), someChief(actors, simulation)]
    await actors.command(by, 'staff.remove', found, other)
  },
  listStaff: (actors, simulation) => actors.call(simulation.chance.pick(STAFF), 'staff.list', {}),
}

/** A colleague under the version a page shows, which may be old by then; invited where there is none. */
async function someTarget(actors: Actors, simulation: Simulation) {
  const isTarget = ({ _id, active }: StaffDoc) => active && !STAFF.some(by => actors.memberId(by) === _id)
  if (!staffOf(actors).some(isTarget)) await colleagueActs.invite?.(actors, simulation)
  const targets = staffOf(actors).filter(
    each => isTarget(each) || (simulation.chance.happens(0.2) && each.role === 'owner'),
  )
  if (targets.length === 0) return null
  const { _id, version = 0 } = simulation.chance.recent(targets)
  return { staffId: actors.handle(_id), version }
}
