import type { StageView } from '../view'
import { clearCalls, showCall, showCalls, showTotals } from './calls'
import { byId, choices } from './dom'
import { openDrawer } from './drawer'
import { showPeople } from './people'
import {
  carryCodes,
  fitScreens,
  openOnCustomerPhone,
  remarkOn,
  restartPhones,
  showPaid,
  showPhones,
} from './phones'
import { ask, follow } from './server'
import { openTill, remark } from './till'
import { lookAgain, showTour } from './tour'

/** How often the tour looks whether its control has moved, ms. */
const LOOK_MS = 250

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
  phone => (phone === 'clerk' ? view?.scanAgain || view?.loginCode : view?.till.slip?.address) ?? '',
  phone =>
    remarkOn(
      phone,
      phone === 'clerk'
        ? '顾客的手机上还没有打开券码或会员码，电脑上也没有等着扫的登录码。'
        : '收银台还没有印小票，先收一单现金。',
    ),
)
openDrawer()
dress()
setInterval(showNow, 1000)
setInterval(lookAgain, LOOK_MS)
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
  open: path => {
    if (path.startsWith('/pages/landing/')) showPaid(view?.till.totalFen ?? 0)
    openOnCustomerPhone(path)
  },
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
