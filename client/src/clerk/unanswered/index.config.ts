export default definePageConfig({ navigationBarTitleText: '没有回音的' })
