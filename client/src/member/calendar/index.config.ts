export default definePageConfig({ navigationBarTitleText: '积分日历', enablePullDownRefresh: true })
