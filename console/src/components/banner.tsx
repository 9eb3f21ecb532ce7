import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type BannerTone = 'info' | 'ok' | 'warn' | 'danger'

const ICONS: Record<BannerTone, IconName> = { info: 'info', ok: 'check', warn: 'warning', danger: 'warning' }

interface BannerProps {
  tone: BannerTone
  /** What happened. */
  fact: string
  /** What follows from it. */
  consequence?: string
  action?: { label: string; run: () => void }
  children?: ReactNode
}

/** A fact, what follows from it, and the way on; never a toast that hides itself. */
export function Banner({ tone, fact, consequence, action, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'danger' || tone === 'warn' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} size={16} />
      <div className="banner-text">
        <b>{fact}</b>
        {consequence && <span>{consequence}</span>}
        {children}
      </div>
      {action && (
        <Button size="small" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  )
}
