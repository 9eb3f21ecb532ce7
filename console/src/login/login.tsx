import { contoursOf } from '@shared/domain/theme/contours'
import { leftWords } from '@shared/text/dates'
import { Button } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { Banner } from '@/components/banner'
import { Icon } from '@/components/icon'
import { Skeleton } from '@/components/skeleton'
import { type Login as LoginState, useTicket } from './use-ticket'

/** Sign in by scanning: no password, no message. The address stays, so the page comes back afterwards. */
export function Login({ onSignedIn }: { onSignedIn: () => void }) {
  const login = useTicket(onSignedIn)
  return (
    <div className="login">
      <Poster />
      <main className="login-side">
        <div className="login-card">
          <Present login={login} />
        </div>
        <p className="login-foot">还不是员工？请管理员在「门店与员工」里邀请你</p>
      </main>
    </div>
  )
}

function Poster() {
  const { lines, width, height } = useMemo(
    () => contoursOf('huiyuan-console', { width: 600, height: 900 }, 10),
    [],
  )
  return (
    <div className="login-poster">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {lines.map(({ path, heavy }) => (
          <path key={path} d={path} strokeWidth={heavy ? 2.4 : 1.4} />
        ))}
      </svg>
      <div className="login-brand">
        <Icon name="mountain" size={26} />
        惠员 经营后台
      </div>
      <div className="login-words">
        <p className="login-say">
          生意怎么样，
          <br />
          先看哪件事，
          <br />
          账对得上吗。
        </p>
        <p>
          每个数都能点开看怎么算的，
          <br />
          每个活动都说得清是赚是赔。
        </p>
      </div>
    </div>
  )
}

/** What the present code has come to. */
function Present({ login }: { login: LoginState }) {
  const { state, ticket, failure } = login
  if (!ticket) {
    if (!failure) return <Waiting login={login} />
    return (
      <Over title="没拿到登录码" note={failure.message} button="再试一次" onRenew={login.renew} tone="warn" />
    )
  }
  switch (state) {
    case 'opened':
    case 'confirmed':
      return <Opened match={ticket.match} failure={failure !== undefined} />
    case 'expired':
      return (
        <Over
          title="码过期了"
          note="一个码只能用两分钟、用一次。"
          button="换一个新码"
          onRenew={login.renew}
        />
      )
    case 'refused':
      return (
        <Over
          title="手机上点了「不是我」"
          note="这台电脑没有登录，那个码也作废了。如果点错了，换一个新码再扫。"
          button="换一个新码"
          onRenew={login.renew}
          tone="warn"
        />
      )
    case 'not-staff':
      return (
        <Over
          title="扫码的微信还不是员工"
          note="请管理员在「门店与员工」里邀请你，或者换管理员的微信来扫。"
          button="换一个新码"
          onRenew={login.renew}
          tone="warn"
        />
      )
    default:
      return <Waiting login={login} />
  }
}

function Waiting({ login: { ticket, leftMs, failure } }: { login: LoginState }) {
  return (
    <>
      <h1>用微信扫码登录</h1>
      <p className="login-lead">扫码后，在手机上点「登录电脑」</p>
      <div className="login-plate">
        {ticket ? (
          <img src={ticket.codeUrl} width={216} height={216} alt="登录用的小程序码" />
        ) : (
          <Skeleton rows={1} height={216} />
        )}
      </div>
      <p className="login-left">
        <Icon name="clock" size={16} />
        {`${leftWords(leftMs)}后自动换新`}
      </p>
      {failure && <Banner tone="warn" fact="没有网络" consequence="连上以后会自己接着等，不用重新扫" />}
      <ul className="login-facts">
        <Fact icon="customers">你在哪些品牌、哪些店有权限，手机上选</Fact>
        <Fact icon="lock">手机上会显示这台电脑的地点和浏览器，不对就别点</Fact>
      </ul>
    </>
  )
}

function Fact({ icon, children }: { icon: 'customers' | 'lock'; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={16} />
      {children}
    </li>
  )
}

function Opened({ match, failure }: { match: string; failure: boolean }) {
  return (
    <>
      <h1>扫到了</h1>
      <p className="login-lead">手机上有三个数，选下面这个，再点「登录电脑」</p>
      <div className="login-match" role="status" aria-label={`手机上选 ${match}`}>
        {match}
      </div>
      {failure && <Banner tone="warn" fact="没有网络" consequence="连上以后会自己接着等" />}
      <p className="login-left">手机上的数里没有它，或者不是你在登录，就点「不是我」</p>
    </>
  )
}

interface OverProps {
  title: string
  note: string
  button: string
  onRenew: () => void
  tone?: 'warn'
}

/** A code that leads nowhere any more, and the way to a new one. */
function Over({ title, note, button, onRenew, tone }: OverProps) {
  return (
    <div className="login-over" role="alert">
      <span className={tone ? 'login-over-icon is-warn' : 'login-over-icon'}>
        <Icon name={tone ? 'warning' : 'renew'} size={28} />
      </span>
      <h1>{title}</h1>
      <p className="login-lead">{note}</p>
      <Button type="primary" onClick={onRenew}>
        {button}
      </Button>
    </div>
  )
}
