import type { OutputOf } from '@shared/contract'
import { createContext, useContext } from 'react'
import type { Answer } from './answer'
import { call } from './call'

/** Who is signed in at this computer, and what they may call. */
export type Session = OutputOf<'login.session'>

export const readSession = (): Promise<Answer<Session>> => call('login.session', {})

const Current = createContext<Session | null>(null)
export const SessionProvider = Current.Provider

/** The session of a page that is shown: pages are only shown with one. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('a page is shown without a session')
  return session
}

export const useTimeZone = () => useSession().brand.timeZone
