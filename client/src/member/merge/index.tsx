import type { InputOf, OutputOf } from '@shared/contract'
import { useEffect, useRef, useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { BothCards } from './both-cards'
import { Merged } from './merged'
import { Prove } from './prove'
import { Waiting } from './waiting'
import './index.scss'

type Proof = InputOf<'member.match'>['proof']

/** Two cards of one person become one: show that both are yours, look at both, agree, done. */
export default function MergePage() {
  const [matched, setMatched] = useState<OutputOf<'member.match'>>()
  const [done, setDone] = useState<OutputOf<'member.merge'>>()
  const [failure, setFailure] = useState<Failure>()
  const [asking, setAsking] = useState(false)
  // Two proofs may be under way: what the person did last is what they see.
  const newest = useRef(0)
  const match = async (proof: Proof) => {
    const mine = ++newest.current
    setAsking(true)
    setFailure(undefined)
    const answer = await call('member.match', { proof })
    if (mine !== newest.current) return
    setAsking(false)
    if (answer.ok) setMatched(answer.data)
    else setFailure(answer)
  }
  useEffect(() => {
    // A card in another mini-program of the brand is matched by union id; a refusal is not shown.
    void call('member.match', { proof: { by: 'union' } }).then(answer => {
      if (newest.current === 0 && answer.ok) setMatched(answer.data)
    })
    return () => {
      newest.current++
    }
  }, [])
  const startOver = (why: Failure) => {
    setMatched(undefined)
    setFailure(why)
  }
  if (done?.kind === 'merged') return <Merged card={done.card} />
  const dueAt = done?.dueAt ?? (matched?.merging.kind === 'waiting' ? matched.merging.dueAt : undefined)
  if (matched && dueAt !== undefined) return <Waiting dueAt={dueAt} timeZone={matched.brand.timeZone} />
  if (matched) return <BothCards matched={matched} onAnswered={setDone} onOutdated={startOver} />
  return (
    <Prove
      asking={asking}
      failure={failure}
      onCode={phoneCode => void match({ by: 'phone', phoneCode })}
      onRefuse={() => setFailure(undefined)}
    />
  )
}
