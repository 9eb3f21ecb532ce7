import { clockWords } from '@shared/text/dates'
import { roleNames } from '@shared/text/staff'
import { useIsFetching } from '@tanstack/react-query'
import { Button, Modal, Popover } from 'antd'
import { type ReactNode, Suspense, useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { post } from '@/api/post'
import { serverNow } from '@/api/server-clock'
import { useSession } from '@/api/session'
import { useSignedOut } from '@/api/signed-out'
import { Icon } from '@/components/icon'
import { Skeleton } from '@/components/skeleton'
import { KEYS, useKeys } from './keys'
import { entryOf, PERSON_PAGES, placeAt, placesOf } from './places'
import { useWaiting } from './use-waiting'

/** Navigation at the left, the page at its right; the person at the bottom. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useSession()
  const places = placesOf(session)
  const [location, go] = useLocation()
  const [help, setHelp] = useState(false)
  const openPlace = useCallback(
    (index: number) => {
      const place = placesOf(session)[index]
      if (place) go(entryOf(place))
    },
    [session, go],
  )
  useKeys({ place: openPlace, help: useCallback(() => setHelp(true), []) })
  const current = placeAt(places, location)
  const waiting = useWaiting()
  return (
    <div className="shell">
      <a className="skip" href="#page">
        跳到内容
      </a>
      <aside className="nav">
        <div className="wordmark">
          <Icon name="mountain" size={26} />
          <em>{session.brand.wordmark}</em>
        </div>
        <nav aria-label="七个地方">
          {places.map(place => (
            <Link key={place.id} href={entryOf(place)} aria-current={place === current ? 'true' : undefined}>
              <Icon name={place.icon} />
              <span>{place.name}</span>
              {place.id === 'books' && waiting > 0 && <Count waiting={waiting} />}
            </Link>
          ))}
        </nav>
        <Fresh />
        <Person />
      </aside>
      <main className="page" id="page">
        <Suspense fallback={<Skeleton rows={8} height={32} />}>{children}</Suspense>
      </main>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

/** What needs a person, not what is new. */
function Count({ waiting }: { waiting: number }) {
  return (
    <span className="nav-count">
      {waiting}
      <span className="unseen"> 笔要看</span>
    </span>
  )
}

/** When the numbers on the page were fetched. */
function Fresh() {
  const { brand } = useSession()
  const fetching = useIsFetching() > 0
  return (
    <p className="fresh" aria-live="polite">
      {fetching ? '正在取最新的数' : `数到 ${clockWords(serverNow(), brand.timeZone)}，都是实时的`}
    </p>
  )
}

function Person() {
  const { name, role, permissions } = useSession()
  const signedOut = useSignedOut()
  const [open, setOpen] = useState(false)
  const [, go] = useLocation()
  const show = (path: string) => {
    setOpen(false)
    go(path)
  }
  const leave = async () => {
    await post('logout', {})
    signedOut()
  }
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="person-menu">
          {PERSON_PAGES.filter(({ needs }) => permissions.includes(needs)).map(({ path, tab }) => (
            <Button key={path} type="text" icon={<Icon name="clock" size={16} />} onClick={() => show(path)}>
              {tab}
            </Button>
          ))}
          <Button type="text" icon={<Icon name="leave" size={16} />} onClick={() => void leave()}>
            退出登录
          </Button>
        </div>
      }
    >
      <button type="button" className="person">
        <span className="avatar" aria-hidden="true">
          {[...name][0]}
        </span>
        <span className="person-name">
          <b>{name}</b>
          <small>{roleNames[role]}</small>
        </span>
      </button>
    </Popover>
  )
}

function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal title="键盘" open={open} onCancel={onClose} footer={null} width={360}>
      <dl className="key-values">
        {KEYS.map(({ keys, what }) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
