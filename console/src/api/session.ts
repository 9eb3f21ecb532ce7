import type { ActionName, BrandView, StoreView } from '@shared/contract'
import { createContext, useContext } from 'react'
import type { Answer } from './answer'
import { post } from './post'

/** Who is signed in at this computer, and what they may call. */
export interface Session {
  name: string
  role: string
  /** `['*']` where they work in every store, else the stores themselves. */
  stores: StoreView[]
  brand: BrandView
  /** Staff actions that are allowed. */
  permissions: ActionName[]
  now: number
}

export const readSession = (): Promise<Answer<Session>> =>
  post('call', { action: 'login.session', input: {} })

const Current = createContext<Session | null>(null)
export const SessionProvider = Current.Provider

/** The session of a page that is shown: pages are only shown with one. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('a page is shown without a session')
  return session
}

export const useTimeZone = () => useSession().brand.timeZone

export const ROLE_NAMES: Readonly<Record<string, string>> = {
  owner: '所有者',
  marketing: '市场',
  finance: '财务',
  manager: '店长',
  clerk: '店员',
  viewer: '只读',
}
