export default definePageConfig({ navigationBarTitleText: '待同意', enablePullDownRefresh: true })
