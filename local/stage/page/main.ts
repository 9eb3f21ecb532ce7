import type { StageView } from '../view'
import { clearCalls, showCall, showCalls, showTotals } from './calls'
import { byId, choices, make } from './dom'
import { carryCodes, fitScreens, openOnCustomerPhone, restartPhones, showPhones } from './phones'
import { ask, follow } from './server'
import { openTill, remark } from './till'
import { showTour } from './tour'

const root = document.documentElement
const darkOutside = matchMedia('(prefers-color-scheme: dark)').matches
let theme = localStorage.getItem('theme') ?? (darkOutside ? 'dark' : 'light')
let view: StageView | null = null
/** The stack's clock minus this machine's, ms. */
let clockAhead = 0

const showTill = openTill()
const markTheme = choices('theme-choice', chosen => {
  theme = chosen
  localStorage.setItem('theme', chosen)
  dress()
})
choices('clock', by => void ask('clock', { by }))
byId('reset').addEventListener('click', async () => {
  const { ok, words } = await ask('reset')
  if (!ok) remark(words, 'no')
})

function dress() {
  root.dataset.theme = theme
  markTheme(theme)
  if (view) showPhones(view, theme)
}

function showPeople({ people, customer }: StageView) {
  const consumers = people.filter(person => person.phone === 'consumer')
  byId('people').replaceChildren(
    ...consumers.map(({ id, name, note }) => {
      const button = make('button', '', `${name} · ${note}`)
      button.type = 'button'
      button.setAttribute('aria-pressed', String(id === customer))
      button.addEventListener('click', () => void ask('customer', { id }))
      return button
    }),
  )
}

function showNow() {
  const now = new Date(Date.now() + clockAhead)
  const part = (options: Intl.DateTimeFormatOptions) =>
    now.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, ...options })
  const [month, day] = [part({ month: 'numeric' }), part({ day: 'numeric' })].map(text =>
    text.replace(/\D/g, ''),
  )
  byId('now').textContent = `${month} 月 ${day} 日 ${part({ hour: '2-digit', minute: '2-digit' })}`
}

fitScreens()
carryCodes(
  phone => (phone === 'clerk' ? view?.scanAgain : view?.till.slip?.address) ?? '',
  phone =>
    remark(phone === 'clerk' ? '顾客的手机上还没有打开券码或会员码。' : '收银台还没有印小票，先收一单现金。'),
)
dress()
setInterval(showNow, 1000)
follow({
  view: next => {
    view = next
    clockAhead = next.now - Date.now()
    showNow()
    showPeople(next)
    showPhones(next, theme)
    showTill(next)
    showTotals(next)
    showTour(next)
  },
  calls: showCalls,
  call: showCall,
  open: openOnCustomerPhone,
  restarted: () => {
    clearCalls()
    remark('')
    restartPhones()
  },
  connected: yes => {
    if (!yes) remark('和本机服务断开了，正在重连。', 'no')
    else remark('')
  },
})
