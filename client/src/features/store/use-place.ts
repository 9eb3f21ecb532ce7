import type { Place } from '@shared/domain/store/types'
import { useEffect, useState } from 'react'
import { askPlace, mayKnowPlace } from '@/device/place'
import { storeOf } from '@/store'

/** Where this phone is, for as long as the program runs: never stored, never sent. */
const known = storeOf<Place | null>(null)

export interface KnownPlace {
  place: Place | null
  /** Why there is none; null before it was asked for. */
  trouble: 'refused' | 'failed' | null
  asking: boolean
  /** Asks the person, from a tap. */
  ask: () => Promise<void>
}

/** The phone's place: at once where the person agreed before, else when they tap. */
export function usePlace(): KnownPlace {
  const place = known.use()
  const [trouble, setTrouble] = useState<KnownPlace['trouble']>(null)
  const [asking, setAsking] = useState(false)
  const ask = async () => {
    setAsking(true)
    const answer = await askPlace()
    setAsking(false)
    if (typeof answer === 'string') setTrouble(answer)
    else {
      setTrouble(null)
      known.set(answer)
    }
  }
  useEffect(() => {
    if (known.get()) return
    void mayKnowPlace().then(may => {
      if (may) return askPlace().then(answer => typeof answer !== 'string' && known.set(answer))
    })
  }, [])
  return { place, trouble, asking, ask }
}
