import type { ReactNode } from 'react'

interface CardProps {
  title?: ReactNode
  /** Beside the title, small. */
  note?: ReactNode
  /** At the right end of the title's line. */
  end?: ReactNode
  /** Its content reaches the edges: tables and lists. */
  flush?: boolean
  children: ReactNode
}

export function Card({ title, note, end, flush, children }: CardProps) {
  return (
    <section className={flush ? 'card card-flush' : 'card'}>
      {title !== undefined && (
        <h2 className="card-title">
          <span>{title}</span>
          {note !== undefined && <small>{note}</small>}
          {end !== undefined && <span className="card-end">{end}</span>}
        </h2>
      )}
      {children}
    </section>
  )
}
