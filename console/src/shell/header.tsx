import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useSession } from '@/api/session'
import { Icon } from '@/components/icon'
import { placeAt, placesOf } from './places'

interface HeaderProps {
  /** Where one comes from, instead of tabs; the last part is the page itself. */
  back?: { href: string; to: string; here: string }
  period?: ReactNode
  store?: ReactNode
  /** Export and print. */
  files?: ReactNode
  /** The one primary action. */
  primary?: ReactNode
}

/** Always in this order: tabs or the way back, period, store, export and print, one primary action. */
export function Header({ back, period, store, files, primary }: HeaderProps) {
  return (
    <header className="top">
      {back ? (
        <nav className="crumb" aria-label="返回">
          <Link href={back.href}>
            <Icon name="back" size={16} />
            {back.to}
          </Link>
          <span aria-hidden="true">/</span>
          <b>{back.here}</b>
        </nav>
      ) : (
        <Tabs />
      )}
      {period}
      {store}
      {files}
      {primary}
    </header>
  )
}

function Tabs() {
  const session = useSession()
  const [location] = useLocation()
  const place = placeAt(placesOf(session), location)
  return (
    <nav className="tabs" aria-label={place?.name ?? '页面'}>
      {place?.pages
        .filter(({ tab }) => tab !== '')
        .map(({ path, tab }) => (
          <Link key={path} href={path} aria-current={path === location ? 'page' : undefined}>
            {tab}
          </Link>
        ))}
    </nav>
  )
}

/** The sentence that answers the page's question, and how sure it is. */
export function Sentence({ children, sub }: { children: ReactNode; sub?: ReactNode }) {
  return (
    <>
      <h1 className="say">{children}</h1>
      {sub !== undefined && <p className="sub">{sub}</p>}
    </>
  )
}

/** The biggest number of the page; `before` is its small ¥. */
export function Big({ before = '', children }: { before?: string; children: ReactNode }) {
  return (
    <span className="num">
      {before && <small>{before}</small>}
      {children}
    </span>
  )
}
