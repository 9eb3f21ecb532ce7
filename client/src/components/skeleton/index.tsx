import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { ErrorState } from '@/components/error-state'
import './index.scss'

/** After this long a page that still shows its skeleton has failed. */
const PATIENCE_MS = 10_000

export interface BoneProps {
  /** CSS width: `40%`, `120px`. */
  width?: string
  /** px */
  height?: number
  /** px */
  radius?: number
}

/** A grey stand-in for one line or block of the real layout. */
export function SkeletonBlock({ width = '100%', height = 16, radius = 8 }: BoneProps) {
  return (
    <View className="skeleton-block" style={{ width, height: `${height}px`, borderRadius: `${radius}px` }} />
  )
}

/** A ticket that is still on its way. */
export function TicketSkeleton() {
  return (
    <View className="ticket-skeleton">
      <View className="skeleton-block ticket-skeleton-stub" />
      <View className="ticket-skeleton-body">
        <SkeletonBlock width="60%" />
        <SkeletonBlock width="40%" height={12} />
      </View>
    </View>
  )
}

/** A card with a few lines that are still on their way. */
export function CardSkeleton({ lines = 2 }: { lines?: number }) {
  return (
    <View className="card-skeleton">
      <SkeletonBlock width="40%" />
      {Array.from({ length: lines - 1 }, (_, i) => `line-${i}`).map(line => (
        <SkeletonBlock key={line} height={24} />
      ))}
    </View>
  )
}

/** The real layout as a skeleton; after ten seconds it admits that the page did not come. */
export function Skeleton({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (late) return <ErrorState onRetry={onRetry} />
  return (
    <View className="skeleton" aria-label="正在打开">
      {children}
    </View>
  )
}
