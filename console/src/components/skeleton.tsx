/** The outline of a card while it is fetched: still, and silent but for one word to screen readers. */
export function Skeleton({ rows = 4, height = 20 }: { rows?: number; height?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="正在取">
      {Array.from({ length: rows }, (_, i) => i).map(row => (
        <div key={row} className="skeleton-row" style={{ height, width: row % 3 === 2 ? '62%' : '100%' }} />
      ))}
    </div>
  )
}
