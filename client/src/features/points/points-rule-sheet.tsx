import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { QueryBoundary } from '@/components/query-boundary'
import { Sheet } from '@/components/sheet'
import { SkeletonBlock } from '@/components/skeleton'
import { RuleParts } from '@/features/brand/rule-sheet'
import { pointsRuleParts } from './points-rules'

/** How points are earned and end at this brand; asked for when it is opened. */
export function PointsRuleSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} title="积分和券的规则" onClose={onClose}>
      <PointsRules />
    </Sheet>
  )
}

function PointsRules() {
  const query = useQuery('points.rules', {})
  return (
    <QueryBoundary query={query} skeleton={<RuleSkeleton />} note="积分没有变动。">
      {rules => <RuleParts parts={pointsRuleParts(rules, serverNow())} />}
    </QueryBoundary>
  )
}

function RuleSkeleton() {
  return (
    <>
      <SkeletonBlock width="40%" />
      <SkeletonBlock height={72} />
      <SkeletonBlock width="40%" />
      <SkeletonBlock height={48} />
      <SkeletonBlock width="40%" />
      <SkeletonBlock height={48} />
    </>
  )
}
