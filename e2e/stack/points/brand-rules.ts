import type { BrandDoc } from '@shared/domain/brand/types'
import type { TestStack } from '../harness'

/** Longer than any instance remembers a brand's settings. */
const SETTINGS_KEPT_MS = 31_000

/** Every test starts at the same moment, so each change waits for a moment that nothing was read at before. */
const QUIET_MS = 1_800_000
let changes = 0

/** The demo brand with other rules, and some documents more; from now on every function sees them. */
export async function setRules(
  stack: TestStack,
  change: (brand: BrandDoc) => Partial<BrandDoc>,
  more: Record<string, object[]> = {},
): Promise<void> {
  const dump = stack.dump()
  const brands = (dump.brands ?? []).map(brand => ({ ...brand, ...change(brand as unknown as BrandDoc) }))
  const added = Object.entries(more).map(([name, docs]) => [name, [...(dump[name] ?? []), ...docs]])
  await stack.stack.cloud.data.load({ ...dump, brands, ...Object.fromEntries(added) } as never)
  await stack.stack.clock.advance(QUIET_MS + SETTINGS_KEPT_MS * ++changes)
}
