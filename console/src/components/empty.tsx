import type { ReactNode } from 'react'

/** Nothing here, and how to get some. The rings are decoration. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <svg width="120" height="84" viewBox="0 0 120 84" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="M14 46c0-22 20-36 46-36s46 14 46 34-20 32-46 32S14 66 14 46Z" opacity=".35" />
        <path d="M28 46c0-15 13-25 32-25s32 9 32 23-13 23-32 23-32-7-32-21Z" opacity=".55" />
        <path d="M42 45c0-8 7-13 18-13s18 5 18 12-7 12-18 12-18-4-18-11Z" opacity=".8" />
        <path d="m50 48 7-6 5 4 8-8" strokeDasharray="3 3" strokeWidth="2" />
      </svg>
      <div className="empty-title">{title}</div>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
