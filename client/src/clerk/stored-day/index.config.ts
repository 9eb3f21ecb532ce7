export default definePageConfig({ navigationBarTitleText: '今天的储值', enablePullDownRefresh: true })
