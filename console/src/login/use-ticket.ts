import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '@/api/answer'
import { post } from '@/api/post'
import { OFTEN_MS, SELDOM_MS } from './pauses'

export interface Ticket {
  ticket: string
  /** Two digits that the phone asks for among three. */
  match: string
  /** The mini-program code, as an address of a picture. */
  codeUrl: string
  /** Epoch ms of the server. */
  until: number
}

export type TicketState = 'waiting' | 'opened' | 'confirmed' | 'expired' | 'refused' | 'not-staff'

/** A code lives for two minutes; counted here from its arrival, since the clock of a computer may be off. */
const LIVES_MS = 120_000
/** So many times it is asked about often. */
const OFTEN = 10
/** Codes that were not scanned are renewed by themselves for ten minutes; then a click is needed. */
const RENEWALS = 4

export interface Login {
  ticket: Ticket | undefined
  state: TicketState
  /** Time left of the code, ms. */
  leftMs: number
  failure: Failure | undefined
  renew: () => void
}

/** One code after the other, and what became of the present one. */
export function useTicket(onSignedIn: () => void): Login {
  const [ticket, setTicket] = useState<Ticket>()
  const [state, setState] = useState<TicketState>('waiting')
  const [failure, setFailure] = useState<Failure>()
  const [leftMs, setLeftMs] = useState(LIVES_MS)
  const [wanted, setWanted] = useState(0)
  const renewals = useRef(0)
  const signedIn = useRef(onSignedIn)
  signedIn.current = onSignedIn

  const renew = useCallback(() => {
    renewals.current = 0
    setWanted(before => before + 1)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` is the request for another code.
  useEffect(() => {
    let alive = true
    setTicket(undefined)
    setState('waiting')
    setFailure(undefined)
    setLeftMs(LIVES_MS)
    void post<Ticket>('login', {}).then(answer => {
      if (!alive) return
      if (answer.ok) setTicket(answer.data)
      else setFailure(answer)
    })
    return () => {
      alive = false
    }
  }, [wanted])

  useEffect(() => {
    if (!ticket) return
    return follow(ticket, {
      onState: next => {
        if (next === 'confirmed') signedIn.current()
        else if (next === 'expired' && renewals.current < RENEWALS) {
          renewals.current += 1
          setWanted(before => before + 1)
        } else setState(next)
      },
      onLeft: setLeftMs,
      onFailure: setFailure,
    })
  }, [ticket])

  return { ticket, state, leftMs, failure, renew }
}

interface Following {
  onState: (state: TicketState) => void
  onLeft: (ms: number) => void
  onFailure: (failure: Failure | undefined) => void
}

/** Asks about one code until it is decided or over; gives what ends it. */
function follow({ ticket }: Ticket, { onState, onLeft, onFailure }: Following): () => void {
  const endsAt = Date.now() + LIVES_MS
  let asked = 0
  let alive = true
  let timer: ReturnType<typeof setTimeout>
  const clock = setInterval(() => onLeft(Math.max(0, endsAt - Date.now())), 1_000)
  const stop = () => {
    alive = false
    clearTimeout(timer)
    clearInterval(clock)
  }
  const ask = async () => {
    asked += 1
    const answer = await post<{ state: TicketState }>('login/poll', { ticket })
    if (!alive) return
    // A lost answer is asked again; a refusal is the end of this code.
    const state = answer.ok ? answer.data.state : answer.kind === 'refused' ? 'expired' : undefined
    onFailure(answer.ok || answer.kind === 'refused' ? undefined : answer)
    if (state) onState(state)
    if (state === undefined || state === 'waiting' || state === 'opened') wait()
    else stop()
  }
  const wait = () => {
    timer = setTimeout(() => void ask(), asked < OFTEN ? OFTEN_MS : SELDOM_MS)
  }
  wait()
  return stop
}
