/** Why there is no coupon to claim, for the customer. */
export const claimText = {
  tierRequired: (tierName: string) => `升到「${tierName}」就能领这张券`,
  soldOut: (total: number) => `${total} 张都领完了`,
  limit: (limit: number) =>
    limit === 1 ? '每人一张，你的那张在券包里' : `每人 ${limit} 张，你领过的都在券包里`,
} as const
