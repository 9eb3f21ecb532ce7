import type { BrandView } from '@shared/contract'

/** A tea house that exists only here. */
export const demoBrand: BrandView = {
  id: 'shanze',
  name: '山泽茶事',
  wordmark: '山泽茶事',
  seedColour: '#1F5750',
  timeZone: 'Asia/Shanghai',
  tiers: [],
  faces: [
    { from: '#E1E8DE', to: '#BDD0C4', ink: '#173A34' },
    { from: '#24605A', to: '#0C322E', ink: '#F5F1E6' },
    { from: '#33291F', to: '#15110C', ink: '#F3DFBB', foil: '#E0B877' },
  ],
  mall: true,
  rulesVersion: '1',
}
