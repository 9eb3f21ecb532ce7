import { shortYuan } from '../domain/money/display'
import { momentWords } from './dates'

/** Sales outside WeChat Pay, for the clerk who credits or gives them back. */
export const receiptText = {
  ownSale: '自己买的单要请同事来记，没有记',
  mostPerSale: (fen: number) => `一笔最多补记 ${shortYuan(fen)} 元，没有记`,
  managerCredits: '补记要店长来做，没有记。请找店长',
  managerCreditsAbove: (fen: number) => `超过 ${shortYuan(fen)} 元的要店长来记，没有记。请找店长`,
  mostPerDay: (fen: number) => `今天经你手的补记最多 ${shortYuan(fen)} 元，没有记。请另一位同事来记`,
  tillAmountDiffers: (fen: number) => `收银机记的这张小票是 ${shortYuan(fen)} 元，没有记。请核对金额和小票号`,
  credited: (at: number, fen: number, now: number, timeZone: string) =>
    `这张小票已经记过了（${momentWords(at, now, timeZone)}，${shortYuan(fen)} 元），没有再记`,
  similarSale: (at: number, fen: number, now: number, timeZone: string) =>
    `这位顾客${momentWords(at, now, timeZone)}在本店已有一单 ${shortYuan(fen)} 元，没有再记。是另一单再点「仍要记上」`,
  onlyOfToday: '只有当天的小票能自己退。请找店长',
  ownPurchase: '自己买的单要请同事来退，没有退',
  givenBackWhole: '这张小票已经退完，没有再退',
  moreThanLeft: '退的比剩下的多，没有退。请核对金额',
} as const
