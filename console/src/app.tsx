import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import type { Answer } from './api/answer'
import { setServerTime } from './api/server-clock'
import { readSession, type Session, SessionProvider } from './api/session'
import { SignedOut } from './api/signed-out'
import { CallFailed, failureOf, queryClient } from './api/use-action'
import { Failed } from './components/failed'
import { Login } from './login/login'
import { NoPermission } from './shell/no-permission'
import { entryOf, PERSON_PAGES, PLACES, placesOf } from './shell/places'
import { Shell } from './shell/shell'
import { BrandTheme } from './theme/brand-theme'

const SESSION = ['login.session']

/** The console: the login while no one is signed in, else the page of the address, which a login keeps. */
export function App() {
  const [client] = useState(() => {
    const made = queryClient(() => made.setQueryData(SESSION, null))
    return made
  })
  return (
    <QueryClientProvider client={client}>
      <Router base="/console">
        <Entry />
      </Router>
    </QueryClientProvider>
  )
}

function Entry() {
  const client = useQueryClient()
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: SESSION,
    queryFn: async () => sessionOf(await readSession()),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const signedOut = () => {
    client.setQueryData(SESSION, null)
    // What was read belongs to the person who left.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] })
  }
  const failure = failureOf(error)
  return (
    <BrandTheme brand={session?.brand ?? null}>
      <SignedOut.Provider value={signedOut}>
        {session ? (
          <SessionProvider value={session}>
            <Pages session={session} />
          </SessionProvider>
        ) : session === null ? (
          <Login onSignedIn={() => void client.resetQueries({ queryKey: SESSION })} />
        ) : failure ? (
          <main className="alone">
            <Failed failure={failure} what="后台" onRetry={() => void refetch()} />
          </main>
        ) : null}
      </SignedOut.Provider>
    </BrandTheme>
  )
}

/** No session is an answer too: then the login is shown, at the same address. */
function sessionOf(answer: Answer<Session>): Session | null {
  if (answer.ok) {
    setServerTime(answer.data.now)
    return answer.data
  }
  if (answer.kind === 'refused' && answer.code === 'NOT_SIGNED_IN') return null
  throw new CallFailed(answer)
}

function Pages({ session }: { session: Session }) {
  const places = placesOf(session)
  const first = places[0]
  return (
    <Shell>
      <Switch>
        {[...PLACES.flatMap(({ pages }) => pages), ...PERSON_PAGES].map(({ path, needs, show }) => (
          <Route key={path} path={path}>
            <Allowed show={show} allowed={session.permissions.includes(needs)} />
          </Route>
        ))}
        {first && (
          <Route path="/">
            <Redirect to={entryOf(first)} replace />
          </Route>
        )}
        <Route>
          <NoPermission kind={first ? 'unknown' : 'nothing'} />
        </Route>
      </Switch>
    </Shell>
  )
}

function Allowed({ show: Shown, allowed }: { show: ComponentType; allowed: boolean }) {
  return allowed ? <Shown /> : <NoPermission kind="refused" />
}
