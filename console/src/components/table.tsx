import { type KeyboardEvent, type ReactNode, useRef } from 'react'

export interface Column<Row> {
  id: string
  title: ReactNode
  /** Right-aligned, tabular digits. */
  number?: boolean
  width?: number
  /** Class of every cell of it. */
  className?: string
  cell: (row: Row) => ReactNode
}

interface TableProps<Row> {
  /** What it lists, for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Key of the row whose detail is shown. */
  selected?: string
  /** The whole row opens the detail: click, Enter; ↑ and ↓ move. */
  onOpen?: (row: Row) => void
  /** Cells of the last row, by column; it sums all rows, not only those shown. */
  sum?: Partial<Record<string, ReactNode>>
  /** Rows of 38 px with one line each, instead of 48. */
  dense?: boolean
}

export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, keyOf, selected, onOpen, sum, dense } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, at: number) => {
    if (event.key === 'Enter') onOpen?.(row)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    body.current?.querySelectorAll<HTMLElement>('tr')[at + step]?.focus()
  }
  const openable = (row: Row, at: number) =>
    onOpen
      ? {
          tabIndex: 0,
          className: keyOf(row) === selected ? 'is-selected' : '',
          'aria-selected': keyOf(row) === selected,
          onClick: () => onOpen(row),
          onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => move(event, row, at),
        }
      : {}
  return (
    <table
      className={`table ${dense ? 'table-dense' : ''} ${onOpen ? 'table-opens' : ''}`}
      aria-label={label}
      {...(onOpen ? { role: 'grid' } : {})}
    >
      <thead>
        <tr>
          {columns.map(({ id, title, number, width, className }) => (
            <th key={id} scope="col" className={classOf({ number, className })} style={{ width }}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, at) => (
          <tr key={keyOf(row)} {...openable(row, at)}>
            {columns.map(({ id, number, cell, className }) => (
              <td key={id} className={classOf({ number, className })}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {sum && (
        <tfoot>
          <tr>
            {columns.map(({ id, number, className }) => (
              <td key={id} className={classOf({ number, className })}>
                {sum[id]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

const classOf = ({
  number,
  className = '',
}: {
  number?: boolean | undefined
  className?: string | undefined
}) => `${number ? 'is-number' : ''} ${className}`.trim()

/** Two lines of one cell: what it is, and what belongs to it. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <>
      <div className="cell-first">{first}</div>
      <div className="cell-second">{second}</div>
    </>
  )
}
