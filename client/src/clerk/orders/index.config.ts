export default definePageConfig({ navigationBarTitleText: '待做的单', enablePullDownRefresh: true })
