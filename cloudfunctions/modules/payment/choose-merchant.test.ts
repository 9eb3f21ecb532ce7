import type { MerchantDoc, RelationState } from '@shared/domain/merchant/types'
import { brand } from '@shared/domain/test-brand'
import { chooseMerchant, noticeUrlOf } from './choose-merchant'

const mockMerchants = jest.fn<Promise<MerchantDoc[]>, [string]>()
jest.mock('../../platform/settings', () => ({ merchantsOf: (brandId: string) => mockMerchants(brandId) }))

const merchant = (
  _id: string,
  storeId: string,
  appid = brand.appid,
  state: RelationState = 'confirmed',
): MerchantDoc => ({
  _id,
  brandId: brand._id,
  appid,
  storeId,
  version: 1,
  kind: 'direct',
  entity: brand.entity,
  sealed: '',
  state,
  periods: [],
  steps: [],
})
const chosen = async (storeId: string, ...merchants: MerchantDoc[]) => {
  mockMerchants.mockResolvedValue(merchants)
  return (await chooseMerchant(brand, storeId))?._id ?? null
}
const [ofYunqi, ofHubin, ofBrand] = [
  merchant('1900000109', 'shanze:yunqi'),
  merchant('1900000110', 'shanze:hubin'),
  merchant('1900000100', ''),
]

describe('a brand with several merchant numbers', () => {
  test.each([
    ["its own store's number", 'shanze:hubin', [ofYunqi, ofHubin, ofBrand], '1900000110'],
    ["the brand's number for a store without one", 'shanze:xixi', [ofYunqi, ofHubin, ofBrand], '1900000100'],
    [
      "the brand's main number for a store without one, also when it was entered for one store",
      'shanze:xixi',
      [ofHubin, ofYunqi],
      '1900000109',
    ],
    ['none of another store, whose owner may be another company', 'shanze:xixi', [ofHubin], null],
    [
      'none of another mini-program',
      'shanze:yunqi',
      [merchant('1900000111', 'shanze:yunqi', 'wx-other')],
      null,
    ],
    [
      'none that is invited or has left',
      'shanze:yunqi',
      [
        merchant('1900000112', 'shanze:yunqi', brand.appid, 'invited'),
        merchant('1900000113', 'shanze:yunqi', brand.appid, 'left'),
      ],
      null,
    ],
    ['nothing when there is none', 'shanze:yunqi', [], null],
  ] as const)('pays to %s', async (_case, storeId, merchants, expected) => {
    expect(await chosen(storeId, ...merchants)).toBe(expected)
  })

  test('hears of each number at its own address', () => {
    process.env.PUBLIC_BASE_URL = 'https://tea.example/'
    expect(noticeUrlOf(ofHubin)).toBe('https://tea.example/wechatpay/notice/1900000110')
  })
})
