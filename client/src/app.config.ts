/** The kit page exists for our own eyes: only an H5 build made with HUIYUAN_KIT=1 carries it. */
const kitPages = process.env.TARO_ENV === 'h5' && HUIYUAN_KIT ? ['pages/kit/index'] : []

export default defineAppConfig({
  pages: [
    'pages/card/index',
    'pages/landing/index',
    'pages/wallet/index',
    'pages/coupon/index',
    'pages/points/index',
    'pages/tiers/index',
    'pages/mall/index',
    'pages/me/index',
    'pages/pay/index',
    'pages/link/index',
    ...kitPages,
  ],
  subPackages: [
    {
      root: 'member',
      pages: [
        'stored/index',
        'calendar/index',
        'receipt/index',
        'merge/index',
        'phone/index',
        'profile/index',
        'close/index',
        'goods/index',
        'exchanges/index',
        'exchange/index',
        'orders/index',
        'order/index',
        'stores/index',
        'checkout/index',
      ],
    },
    {
      root: 'clerk',
      pages: [
        'scan/index',
        'preview/index',
        'result/index',
        'today/index',
        'adjust/index',
        'proposals/index',
        'receipt/index',
        'stored/index',
        'stored-day/index',
        'credit/index',
        'unanswered/index',
        'finance/index',
        'orders/index',
        'login/index',
        'computers/index',
        'join/index',
      ],
    },
    { root: 'brand', pages: ['paths/index', 'path/index', 'staff/index', 'invite/index'] },
  ],
  // What opens next from these pages is already on the phone by then.
  preloadRule: {
    'pages/me/index': { network: 'all', packages: ['clerk', 'member', 'brand'] },
    'pages/mall/index': { network: 'all', packages: ['member'] },
    'pages/points/index': { network: 'all', packages: ['member'] },
    'pages/landing/index': { network: 'all', packages: ['member'] },
    'pages/pay/index': { network: 'all', packages: ['member'] },
    'pages/coupon/index': { network: 'all', packages: ['member'] },
  },
  tabBar: {
    // The bar people see is components/tab-bar, drawn inside each tab page so that it follows
    // the brand and sheets can cover it. This entry gives switchTab its pages.
    custom: true,
    list: [
      { pagePath: 'pages/card/index', text: '会员' },
      { pagePath: 'pages/wallet/index', text: '券包' },
      { pagePath: 'pages/mall/index', text: '兑换' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '会员',
    navigationBarTextStyle: '@textStyle' as 'black',
    navigationBarBackgroundColor: '@bg',
    backgroundColor: '@bg',
    backgroundColorTop: '@bg',
    backgroundColorBottom: '@bg',
    backgroundTextStyle: '@pullStyle' as 'dark',
  },
  // Distances to the stores; worked out on the phone, no request carries a place.
  permission: { 'scope.userLocation': { desc: '用来按远近排门店，位置不会发出去' } },
  requiredPrivateInfos: ['getLocation', 'chooseAddress'],
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
