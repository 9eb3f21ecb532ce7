import { useState } from 'react'

type Part = 'whole' | 'part'

/** All of a sum or a part of it, and whether the part is being typed. */
export interface PartChoice {
  part: Part
  /** What was typed for the part, fen. */
  fen: number
  typing: boolean
  choose: (part: Part) => void
  type: (fen: number) => void
  setTyping: (typing: boolean) => void
}

export function usePart(): PartChoice {
  const [part, setPart] = useState<Part>('whole')
  const [fen, setFen] = useState(0)
  const [typing, setTyping] = useState(false)
  return {
    part,
    fen,
    typing,
    choose: next => {
      setPart(next)
      setTyping(next === 'part')
    },
    type: next => {
      setFen(next)
      setTyping(false)
    },
    setTyping,
  }
}
