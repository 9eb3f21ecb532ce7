/** A part of the largest, from 0; the number stands beside it. */
export function Bar({ share }: { share: number }) {
  return (
    <div className="bar" aria-hidden="true">
      <div style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </div>
  )
}
