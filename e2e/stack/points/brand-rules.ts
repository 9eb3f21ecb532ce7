import type { BrandDoc } from '@shared/domain/brand/types'
import type { TestStack } from '../harness'

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
  // Instances remember a brand's settings for a while.
  stack.stack.cloud.coldStart()
}
