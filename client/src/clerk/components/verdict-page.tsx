import type { ReactNode } from 'react'
import { Page, type PageProps } from '@/components/page'
import { Verdict, type VerdictProps } from '@/components/verdict'

export interface VerdictPageProps
  extends Omit<VerdictProps, 'children'>,
    Pick<PageProps, 'actions' | 'sheets' | 'children'> {
  title: string
  /** In the field of colour, below the word. */
  facts?: ReactNode
}

/** A page that opens with an answer as a field of colour: what came of a scan, a command, a confirmation. */
export function VerdictPage({ title, facts, actions, sheets, children, ...verdict }: VerdictPageProps) {
  return (
    <Page
      title={title}
      back
      headerInk="verdict"
      header={<Verdict {...verdict}>{facts}</Verdict>}
      actions={actions}
      sheets={sheets}
    >
      {children}
    </Page>
  )
}
